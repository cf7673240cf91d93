import type { Story } from '../model/story.ts';
import { canonicalLink } from './canonical-link.ts';
import { detectLanguage } from './detect-language.ts';
import { fingerprintOf, storyId } from './story-identity.ts';

/** The feed id of stories that came by hand. */
const BY_HAND = 'manual';

export interface ArticleFacts {
  readonly title: string;
  /** Kept as it is, so that offsets hold in what was given. */
  readonly text: string;
  /** May be empty. */
  readonly url: string;
  readonly publishedAt: Date;
  readonly siteName?: string;
  /** What the document says of its language, e.g. `en-GB`. */
  readonly language?: string;
}

/** A story that no feed brought: a file, a page, a line of JSON. */
export function articleToStory(article: ArticleFacts, now: Date): Story {
  const url = article.url === '' ? '' : canonicalLink(article.url, article.url);
  const fingerprint = fingerprintOf(article.title, article.text);
  return {
    id: storyId(BY_HAND, url || fingerprint),
    feedId: BY_HAND,
    publisher: article.siteName ?? (url === '' ? 'unnamed source' : new URL(url).hostname.replace(/^www\./, '')),
    reliability: 'F',
    title: article.title,
    text: article.text,
    url,
    publishedAt: article.publishedAt < now ? article.publishedAt : now,
    fetchedAt: now,
    language: detectLanguage(`${article.title}\n${article.text}`, article.language ?? ''),
    fingerprint,
  };
}
