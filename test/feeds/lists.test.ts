import { describe, expect, it } from 'vitest';
import { findFeedLinks } from '../../src/feeds/discover.ts';
import { loadDefaultFeeds } from '../../src/feeds/load-default-feeds.ts';
import { parseOpml, writeOpml } from '../../src/feeds/opml.ts';
import { isSampleFeed, readSampleFeed } from '../../src/feeds/sample-feed.ts';

describe('the default feeds', () => {
  const feeds = loadDefaultFeeds();

  it('are at least forty, each once, graded, over http or bundled', () => {
    expect(feeds.filter(({ url }) => !isSampleFeed(url)).length).toBeGreaterThanOrEqual(40);
    expect(new Set(feeds.map(({ id }) => id)).size).toBe(feeds.length);
    expect(new Set(feeds.map(({ name }) => name)).size).toBe(feeds.length);
    for (const feed of feeds) {
      expect(feed.reliability).toMatch(/^[A-F]$/);
      expect(feed.language).toMatch(/^[a-z]{2}$/);
      expect(isSampleFeed(feed.url) || /^https?:$/.test(new URL(feed.url).protocol)).toBe(true);
    }
  });

  it('speak English, French, German and Japanese', () => {
    expect(new Set(feeds.map(({ language }) => language))).toEqual(new Set(['en', 'fr', 'de', 'ja', 'uk']));
  });

  it('name sample feeds that are there', async () => {
    for (const { url } of feeds.filter((feed) => isSampleFeed(feed.url))) {
      expect((await readSampleFeed(url)).byteLength).toBeGreaterThan(100);
    }
  });
});

describe('OPML', () => {
  it('comes back whole', () => {
    const feeds = loadDefaultFeeds().filter(({ url }) => !isSampleFeed(url));
    expect(parseOpml(writeOpml(feeds), 'list')).toEqual(feeds);
  });

  it('reads folders, old habits and broken lines', () => {
    const feeds = parseOpml(
      `<opml version="1.0"><body><outline text="Folder">
         <outline title="One &amp; only" xmlUrl="https://one.example/feed?a=1&b=2"/>
         <outline text="Again" xmlUrl="https://one.example/feed?a=1&b=2"/>
         <outline text="No address"/><outline text="Bad" xmlUrl="javascript:alert(1)"/>
       </outline><outline xmlUrl="http://two.example/"/></body></opml>`,
      'list',
    );
    expect(feeds.map(({ name, url, reliability }) => [name, url, reliability])).toEqual([
      ['Again', 'https://one.example/feed?a=1&b=2', 'F'],
      ['two.example', 'http://two.example/', 'F'],
    ]);
  });

  it.each(['', '<html></html>', 'nonsense'])('refuses %j', (text) => {
    expect(() => parseOpml(text, 'list')).toThrow(expect.objectContaining({ code: 'OPML_UNREADABLE' }));
  });
});

describe('findFeedLinks', () => {
  it('finds what a page announces, comments last', () => {
    const html = `<head><link rel="stylesheet" href="a.css">
      <link rel="alternate" type="application/rss+xml" title="Site » Comments" href="/comments/feed/">
      <LINK REL='alternate' TYPE='application/atom+xml' HREF='/feed?x=1&amp;y=2'>
      <link rel=alternate type=application/feed+json href=https://json.example/feed.json>
      <link rel="alternate" hreflang="fr" href="/fr/"></head>`;
    expect(findFeedLinks(html, 'https://page.example/blog/').map(({ url }) => url)).toEqual([
      'https://page.example/feed?x=1&y=2',
      'https://json.example/feed.json',
      'https://page.example/comments/feed/',
    ]);
  });
});
