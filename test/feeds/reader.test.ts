import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDocument } from '../../src/feeds/check-feed.ts';
import { readArticle } from '../../src/feeds/read-article.ts';
import { createReader } from '../../src/feeds/reader.ts';
import type { Feed } from '../../src/model/feed.ts';

const reader = createReader({ deadlineMs: 4_000, memoryMb: 256 });
const hurried = createReader({ deadlineMs: 700, memoryMb: 128 });
afterAll(() => Promise.all([reader.close(), hurried.close()]));

const bytes = (text: string): Uint8Array => Buffer.from(text);
const GOOD = bytes(
  '<rss version="2.0"><channel><title>Good</title><item><title>One</title><link>https://good.example/1</link></item></channel></rss>',
);
/** Closing tags that match nothing in a deep tree: work that grows with the square of the size. */
const TAR_PIT = bytes(`<rss><channel>${'<a>'.repeat(60_000)}${'</b>'.repeat(60_000)}<item></channel></rss>`);
const FEED: Feed = { id: 'f', url: 'https://good.example/feed', name: 'Good', language: 'en', reliability: 'B' };
const SENTENCE = 'The group sent a lure to the bank, stole a session and moved the money within an hour. ';
const PAGE = `<!doctype html><html lang="en-GB"><head><title>How the money went | Paper</title>
  <meta property="og:site_name" content="Paper"><meta property="article:published_time" content="2024-05-06T07:08:09Z"></head>
  <body><nav><a href="/">Home</a><a href="/x">Subscribe now</a></nav><article><h1>How the money went</h1>
  ${`<p>${SENTENCE.repeat(3)}</p>`.repeat(5)}</article><footer>Imprint</footer></body></html>`;

describe('reader', () => {
  it('reads a feed, its stories and an article in a worker', async () => {
    const now = new Date('2024-05-06T12:00:00Z');
    expect((await reader.feed(GOOD, '', 'good')).entries).toHaveLength(1);
    const { channel, stories } = await reader.stories(FEED, GOOD, '', now);
    expect(channel.title).toBe('Good');
    expect(stories).toMatchObject([{ title: 'One', url: 'https://good.example/1', fetchedAt: now }]);
    const article = await reader.article(bytes(PAGE), 'text/html', 'page');
    expect(article).toMatchObject({
      siteName: 'Paper',
      language: 'en-GB',
      publishedAt: new Date('2024-05-06T07:08:09Z'),
    });
    expect(article.text).toContain(SENTENCE.trim());
    expect(article.text).not.toMatch(/Subscribe|Imprint/);
  });

  it('brings the error of the catalogue back, with the document’s name', async () => {
    await expect(reader.feed(bytes('<html>'), '', 'https://a.example/')).rejects.toMatchObject({
      code: 'FEED_IS_HTML',
      message: expect.stringContaining('https://a.example/'),
    });
  });

  it('lets a hostile document cost itself alone, and never the event loop', async () => {
    await hurried.feed(GOOD, '', 'warm');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const tarPits = [1, 2].map((n) => hurried.feed(TAR_PIT, '', `pit ${n}`));
    const good = hurried.feed(GOOD, '', 'good');
    await Promise.all(tarPits.map((pit) => expect(pit).rejects.toMatchObject({ code: 'DOCUMENT_TOO_HARD' })));
    expect((await good).entries).toHaveLength(1);
    delay.disable();
    expect(delay.percentile(99) / 1e6).toBeLessThan(100);
  });

  it('survives a document that eats the memory', async () => {
    const greedy = bytes(`{"items":[${'{"a":[]},'.repeat(900_000)}{}]}`);
    const tiny = createReader({ deadlineMs: 20_000, memoryMb: 24 });
    try {
      await expect(tiny.feed(greedy, '', 'greedy')).rejects.toMatchObject({ code: 'DOCUMENT_TOO_HARD' });
      expect((await tiny.feed(GOOD, '', 'good')).entries).toHaveLength(1);
    } finally {
      await tiny.close();
    }
  });

  it('closes without ever having been used, and twice', async () => {
    const idle = createReader({ deadlineMs: 1, memoryMb: 32 });
    await idle.close();
    await idle.close();
  });
});

describe('checkDocument', () => {
  it('describes a feed', async () => {
    expect(await checkDocument('good.xml', GOOD, '', reader)).toEqual({
      target: 'good.xml',
      format: 'rss',
      title: 'Good',
      entries: 1,
      first: { title: 'One', link: 'https://good.example/1', publishedAt: null },
      cutAt: null,
      error: null,
    });
  });

  it('describes a failure', async () => {
    expect(await checkDocument('page.html', bytes(PAGE), '', reader)).toEqual({
      target: 'page.html',
      format: null,
      title: null,
      entries: 0,
      first: null,
      cutAt: null,
      error: { code: 'FEED_IS_HTML', message: 'page.html is a web page, not a feed.' },
    });
  });
});

describe('readArticle', () => {
  it.each([
    ['A title\n\nThe text.\nMore.', 'A title', 'The text.\nMore.'],
    ['Only one sentence. And another.', 'Only one sentence', 'Only one sentence. And another.'],
    ['<h2>A &amp; B</h2><p>The <b>text</b>.</p>', 'A & B', 'The text.'],
    ['if (a < b) { <script> }', 'if (a < b) { <script> }', 'if (a < b) { <script> }'],
  ])('%j', async (input, title, text) => {
    expect(await readArticle(input, 'input')).toMatchObject({ title, text });
  });

  it('reads a page too short to have a main part', async () => {
    expect((await readArticle('<html><body><p>Short.</p></body></html>', 'input')).text).toContain('Short.');
  });

  it.each(['', ' \n ', '<html><body></body></html>'])('finds no text in %j', async (input) => {
    await expect(readArticle(input, 'input')).rejects.toMatchObject({ code: 'STORY_EMPTY' });
  });
});
