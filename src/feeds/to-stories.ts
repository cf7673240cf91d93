import type { Entry, Feed, ParsedFeed } from '../model/feed.ts';
import type { Story } from '../model/story.ts';
import { canonicalLink } from './canonical-link.ts';
import { cutText } from './cut-text.ts';
import { detectLanguage } from './detect-language.ts';
import { htmlToText } from './html-to-text.ts';
import { fingerprintOf, storyId } from './story-identity.ts';

/** What WordPress adds to every entry. */
const APPEARED_FIRST = /\n?The post [^\n]{1,400} (?:appeared first|first appeared) on [^\n]{1,200}$/;
const FIRST_SENTENCE = /^[^\n]{1,120}?(?=[.!?。！？](?:\s|$)|\n|$)/;
const MAX_TITLE = 500;
/** More than any feed shows; of an archive or a flood the newest are taken. */
const MAX_STORIES = 1_000;

/** The entries of a feed as stories, in the feed's order, each once. Entries without any words are left out. */
export function toStories(feed: Feed, parsed: ParsedFeed, now: Date): readonly Story[] {
  const language = parsed.language ?? feed.language;
  const surroundings = { base: parsed.link ?? '', language, now, sharedGuids: sharedGuids(parsed.entries) };
  const seen = new Set<string>();
  return newest(parsed.entries)
    .flatMap((entry) => toStory(feed, entry, surroundings) ?? [])
    .filter(({ id }) => seen.size < seen.add(id).size);
}

function newest(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= MAX_STORIES) return entries;
  const time = ({ publishedAt }: Entry): number => publishedAt?.getTime() ?? 0;
  return entries.toSorted((a, b) => time(b) - time(a)).slice(0, MAX_STORIES);
}

interface Surroundings {
  /** The feed's own link, may be relative. */
  readonly base: string;
  readonly language: string;
  readonly now: Date;
  /** Given to several entries by mistake: they identify none. */
  readonly sharedGuids: ReadonlySet<string>;
}

function toStory(feed: Feed, entry: Entry, { base, language, now, sharedGuids }: Surroundings): Story | undefined {
  const body = cutText(htmlToText(entry.content)).replace(APPEARED_FIRST, '');
  const title = cutText(entry.title || FIRST_SENTENCE.exec(body)?.[0] || '', MAX_TITLE);
  if (title === '') return undefined;
  const text = body === title ? '' : body;
  const url = canonicalLink(entry.link ?? '', canonicalLink(base, feed.url) || feed.url);
  const fingerprint = fingerprintOf(title, text);
  const guid = sharedGuids.has(entry.guid ?? '') ? undefined : entry.guid;
  return {
    id: storyId(feed.id, guid ?? (url || fingerprint)),
    feedId: feed.id,
    publisher: feed.name,
    reliability: feed.reliability,
    title,
    text,
    url,
    publishedAt: entry.publishedAt && entry.publishedAt < now ? entry.publishedAt : now,
    fetchedAt: now,
    language: detectLanguage(`${title}\n${text}`, language),
    fingerprint,
  };
}

function sharedGuids(entries: readonly Entry[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(entries.flatMap(({ guid }) => (guid && seen.size === seen.add(guid).size ? [guid] : [])));
}
