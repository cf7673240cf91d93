import { afterAll, describe, expect, it } from 'vitest';
import { createReader } from '../../src/feeds/reader.ts';
import type { Feed } from '../../src/model/feed.ts';
import { HOSTILE_DOCUMENTS } from './documents.ts';

const FEED: Feed = { id: 'f', url: 'https://bad.example/feed', name: 'Bad', language: 'en', reliability: 'C' };
const NOW = new Date('2026-11-23T12:00:00Z');
const GOOD = Buffer.from('<rss version="2.0"><channel><item><title>Good</title></item></channel></rss>');
/** What may be said of a document; anything else is a fault of ours. */
const FAULTS = ['FEED_EMPTY', 'FEED_IS_HTML', 'FEED_UNREADABLE', 'DOCUMENT_TOO_HARD'];
const MOST_STORIES = 1_000;

const reader = createReader({ deadlineMs: 5_000, memoryMb: 128 });
afterAll(() => reader.close());

describe.concurrent('a hostile document costs its own feed, and nothing else', { timeout: 300_000 }, () => {
  it.each(HOSTILE_DOCUMENTS)('$name', async ({ make, contentType = '', entries }) => {
    const outcome = await reader.stories(FEED, make(), contentType, NOW).then(
      ({ stories }) => stories.length,
      (error: { readonly code?: string }) => error.code,
    );
    if (entries !== undefined) expect(outcome).toBe(entries);
    else if (typeof outcome === 'number') expect(outcome).toBeLessThanOrEqual(MOST_STORIES);
    else expect(FAULTS).toContain(outcome);
    expect((await reader.stories(FEED, GOOD, '', NOW)).stories).toHaveLength(1);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
