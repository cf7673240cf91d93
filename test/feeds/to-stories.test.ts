import { describe, expect, it } from 'vitest';
import { canonicalLink } from '../../src/feeds/canonical-link.ts';
import { feedId } from '../../src/feeds/feed-id.ts';
import { shiftDates } from '../../src/feeds/shift-dates.ts';
import { toStories } from '../../src/feeds/to-stories.ts';
import type { Entry, Feed, ParsedFeed } from '../../src/model/feed.ts';

const NOW = new Date('2024-05-06T12:00:00Z');
const FEED: Feed = {
  id: 'news.example-1',
  url: 'https://news.example/feed.xml',
  name: 'News',
  language: 'en',
  reliability: 'B',
};

function entry(over: Partial<Entry> = {}): Entry {
  return { title: 'A title', content: '<p>The group attacked the bank.</p>', categories: [], guid: 'g1', ...over };
}

function stories(entries: readonly Entry[], over: Partial<ParsedFeed> = {}, feed = FEED) {
  return toStories(feed, { format: 'rss', title: 'News', entries, ...over }, NOW);
}

function story(over: Partial<Entry> = {}) {
  const [first] = stories([entry(over)]);
  if (!first) throw new Error('no story');
  return first;
}

describe('toStories', () => {
  it('makes an entry ours', () => {
    expect(story({ link: '/2024/a?utm_source=rss', publishedAt: new Date('2024-05-05T00:00:00Z') })).toMatchObject({
      feedId: FEED.id,
      publisher: 'News',
      reliability: 'B',
      title: 'A title',
      text: 'The group attacked the bank.',
      url: 'https://news.example/2024/a',
      publishedAt: new Date('2024-05-05T00:00:00Z'),
      fetchedAt: NOW,
      language: 'en',
    });
  });

  it('knows an entry again by its guid, else its link, else its words', () => {
    expect(story({ title: 'Edited' }).id).toBe(story().id);
    expect(story({ guid: 'g2' }).id).not.toBe(story().id);
    const { guid: _, ...anonymous } = entry({ link: 'https://news.example/1' });
    const [first, other] = stories([
      anonymous,
      { ...anonymous, link: 'https://news.example/1?fbclid=x#top', title: 'Edited' },
      { ...anonymous, link: 'https://news.example/2' },
    ]);
    expect(first?.title).toBe('A title');
    expect(other?.url).toBe('https://news.example/2');
    expect(other?.id).not.toBe(first?.id);
    const { link: __, ...bare } = anonymous;
    expect(stories([bare])[0]?.id).toBe(stories([bare])[0]?.id);
    expect(stories([bare])[0]?.id).not.toBe(stories([{ ...bare, title: 'Other' }])[0]?.id);
  });

  it('does not trust a guid that several entries share', () => {
    const found = stories([
      entry({ link: 'https://news.example/1' }),
      entry({ link: 'https://news.example/2' }),
      entry({ link: 'https://news.example/2' }),
    ]);
    expect(found.map(({ url }) => url)).toEqual(['https://news.example/1', 'https://news.example/2']);
  });

  it('gives the same guid of two feeds two ids, and syndicated copies one fingerprint', () => {
    const [elsewhere] = stories([entry({ title: 'A  TITLE!' })], {}, { ...FEED, id: 'other' });
    expect(elsewhere?.id).not.toBe(story().id);
    expect(elsewhere?.fingerprint).toBe(story().fingerprint);
  });

  it('clamps a date of the future, and dates an undated entry today', () => {
    expect(story({ publishedAt: new Date('2099-01-01') }).publishedAt).toEqual(NOW);
    expect(story().publishedAt).toEqual(NOW);
  });

  it('lends a title from the first sentence, and leaves out entries without words', () => {
    expect(story({ title: '', content: '<p>One sentence. Another.</p>' }).title).toBe('One sentence');
    expect(stories([entry({ title: '', content: '<img src="x">' })])).toEqual([]);
  });

  it('drops what the publishing software adds', () => {
    const content = '<p>Words.</p><p>The post <a href="x">A title</a> appeared first on <a href="y">News</a>.</p>';
    expect(story({ content }).text).toBe('Words.');
  });

  it('takes the language from the text before the publisher’s word', () => {
    const content = '<p>Le groupe a attaqué la banque avec un logiciel qui vole les données des clients.</p>';
    expect(stories([entry({ title: 'Vol', content })], { language: 'en-US' })[0]?.language).toBe('fr');
    expect(stories([entry({ title: 'XZ 5.6', content: '' })], { language: 'de-DE' })[0]?.language).toBe('de');
  });

  it('takes the newest of a flood', () => {
    const at = (n: number) => new Date(NOW.getTime() - (5_000 - n) * 1_000);
    const flood = Array.from({ length: 5_000 }, (_, n) => entry({ guid: `${n}`, title: `${n}`, publishedAt: at(n) }));
    const taken = stories(flood).map(({ title }) => Number(title));
    expect(taken).toHaveLength(1_000);
    expect(Math.min(...taken)).toBe(4_000);
  });

  it('bounds what one entry can weigh', () => {
    expect(story({ content: 'x '.repeat(500_000) }).text.length).toBeLessThanOrEqual(100_000);
  });
});

describe('canonicalLink', () => {
  it.each([
    ['HTTPS://News.Example:443/a/?id=7&utm_campaign=x&gclid=1#part', 'https://news.example/a/?id=7'],
    ['https://news.example/?a=1&b=%20x', 'https://news.example/?a=1&b=%20x'],
    ['//cdn.example/a', 'https://cdn.example/a'],
    ['a/b', 'https://news.example/a/b'],
    ['https://app.example/#!/story/1', 'https://app.example/#!/story/1'],
    ['https://news.example/a#:~:text=word', 'https://news.example/a'],
    ['https://me:pw@news.example/a', 'https://news.example/a'],
    ['javascript:alert(1)', ''],
    ['mailto:me@news.example', ''],
    ['', ''],
    ['http://[', ''],
  ])('%s', (link, canonical) => expect(canonicalLink(link, FEED.url)).toBe(canonical));
});

describe('shiftDates', () => {
  it('moves the moment of writing to now and keeps the distances', () => {
    const parsed: ParsedFeed = {
      format: 'rss',
      title: '',
      builtAt: new Date('2020-01-10T00:00:00Z'),
      entries: [entry({ publishedAt: new Date('2020-01-09T00:00:00Z') }), entry()],
    };
    const [first, second] = shiftDates(parsed, NOW).entries;
    expect(first?.publishedAt).toEqual(new Date('2024-05-05T12:00:00Z'));
    expect(second?.publishedAt).toBeUndefined();
  });
});

describe('feedId', () => {
  it('is short, readable and tells addresses apart', () => {
    expect(feedId('https://www.cert.example/feed')).toMatch(/^cert\.example-[0-9a-f]{6}$/);
    expect(feedId('https://www.cert.example/feed')).not.toBe(feedId('https://www.cert.example/feed?lang=fr'));
    expect(feedId('sitrep:sample/wire')).toMatch(/^feed-/);
  });
});
