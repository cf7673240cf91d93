import { AppError } from '../errors.ts';
import type { Story } from '../model/story.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Reader } from './reader.ts';

/** Shorter texts are teasers. */
const WHOLE_CHARS = 600;
const MOST_A_FEED = 8;
const DAY_MS = 24 * 60 * 60_000;
const TIMEOUT_MS = 10_000;
const WEB = /^https?:/;

export interface CompleteTools {
  readonly outbound: Outbound;
  readonly reader: Reader;
  readonly limitBytes: number;
  /** Whether a teaser promises enough to fetch its page. */
  readonly isWorth: (story: Story) => Promise<boolean>;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/**
 * Gives fresh teasers the text of the pages they link to, at most a few a feed. A page that cannot be had leaves the story
 * as it came; the fingerprint stays the entry's own, so that the feed's next reading finds nothing edited.
 */
export async function completeStories(stories: readonly Story[], tools: CompleteTools): Promise<readonly Story[]> {
  const whole = new Map<string, string>();
  for (const story of stories) {
    if (whole.size === MOST_A_FEED) break;
    if (isTeaser(story, tools.now) && (await tools.isWorth(story))) whole.set(story.id, await readText(story, tools));
  }
  return stories.map((story) => {
    const text = whole.get(story.id) ?? '';
    return text.length > story.text.length ? { ...story, text } : story;
  });
}

function isTeaser({ text, url, publishedAt }: Story, now: Date): boolean {
  return text.length < WHOLE_CHARS && WEB.test(url) && now.getTime() - publishedAt.getTime() < DAY_MS;
}

async function readText({ url }: Story, { outbound, reader, limitBytes, signal }: CompleteTools): Promise<string> {
  try {
    const { status, body, headers } = await outbound.get(url, { limitBytes, timeoutMs: TIMEOUT_MS, signal });
    return status === 200 ? (await reader.article(body, headers['content-type'] ?? '', url)).text : '';
  } catch (error) {
    if (error instanceof AppError || signal.aborted) return '';
    throw error;
  }
}
