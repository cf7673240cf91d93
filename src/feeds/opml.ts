import { createRequire } from 'node:module';
import { appError } from '../errors.ts';
import type { Feed } from '../model/feed.ts';
import type { Reliability } from '../model/story.ts';
import { feedId } from './feed-id.ts';

/** Loaded where there is a list: its many modules would slow each start. */
const feedsmith = (): typeof import('feedsmith') => createRequire(import.meta.url)('feedsmith');

/** Carries the grade in OPML's own `category` attribute, so that an export comes back whole. */
const GRADE = /(?:^|,)\/reliability\/([A-F])(?:,|$)/;

interface Outline {
  readonly text?: string;
  readonly title?: string;
  readonly xmlUrl?: string;
  readonly language?: string;
  readonly category?: string;
  readonly outlines?: readonly Outline[];
}

/**
 * The feeds of a subscription list, folders flattened, each address once; entries whose address is not http or https are
 * left out. `name` is the list's in an error. Throws `OPML_UNREADABLE`.
 */
export function parseOpml(text: string, name: string): readonly Feed[] {
  const feeds = flatten(outlinesOf(text, name)).flatMap((outline) => toFeed(outline) ?? []);
  return [...new Map(feeds.map((feed) => [feed.id, feed])).values()];
}

export function writeOpml(feeds: readonly Feed[]): string {
  const outlines = feeds.map(({ name, url, language, reliability }) => ({
    type: 'rss',
    text: name,
    title: name,
    xmlUrl: url,
    language,
    category: `/reliability/${reliability}`,
  }));
  return feedsmith().generateOpml({ head: { title: 'Sitrep' }, body: { outlines } });
}

function outlinesOf(text: string, name: string): readonly Outline[] {
  try {
    return (feedsmith().parseOpml(text).body?.outlines ?? []) as readonly Outline[];
  } catch (cause) {
    throw appError('OPML_UNREADABLE', { name }, { cause });
  }
}

function flatten(outlines: readonly Outline[]): readonly Outline[] {
  return outlines.flatMap((outline) => [outline, ...flatten(outline.outlines ?? [])]);
}

function toFeed({ text, title, xmlUrl = '', language, category = '' }: Outline): Feed | undefined {
  const url = webAddress(xmlUrl);
  if (!url) return undefined;
  return {
    id: feedId(url),
    url,
    name: text || title || new URL(url).hostname,
    language: language || 'und',
    reliability: (GRADE.exec(category)?.[1] ?? 'F') as Reliability,
  };
}

function webAddress(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? address.trim() : undefined;
}
