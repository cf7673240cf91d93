import { describe, expect, it } from 'vitest';
import { type FeedTrouble, feedNews } from '../../src/feeds/feed-news.ts';
import { publicationDates } from '../../src/feeds/publication-dates.ts';
import type { Feed, FeedState } from '../../src/model/feed.ts';
import { aStory } from '../support/a-story.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
const FEED: Feed = {
  id: 'wire',
  url: 'https://wire.example/feed?key=hidden',
  name: 'Wire',
  language: 'en',
  reliability: 'B',
};

function aState(overrides: Partial<FeedState> = {}): FeedState {
  return { feedId: 'wire', nextCheckAt: NOW, failures: 0, ...overrides };
}

function daysAgo(...days: readonly number[]): readonly Date[] {
  return days.map((count) => new Date(NOW.getTime() - count * DAY_MS));
}

function failing(failures: number, code = 'OUTBOUND_TIMEOUT'): FeedState {
  return aState({ failures, lastError: { code, message: 'wire.example did not answer.' } });
}

/** What is told of these states, one after the other. */
function toldOf(...states: readonly FeedState[]): readonly string[] {
  let told: readonly FeedTrouble[] = [];
  return states.flatMap((state) => {
    const news = feedNews(FEED, state, told, NOW);
    told = news.told;
    return news.lines;
  });
}

describe('of a feed', () => {
  it('that does well nothing is told', () => {
    expect(toldOf(aState(), aState({ recentDates: daysAgo(1, 2, 3, 4, 5, 6) }))).toEqual([]);
  });

  it('that fails, the fifth time is told, no other, and once that it is back', () => {
    const lines = toldOf(...[1, 2, 3, 4, 5, 6, 7].map((count) => failing(count)), aState(), aState());
    expect(lines).toEqual([
      'Wire cannot be read (5 times in a row): wire.example did not answer.',
      'Wire can be read again.',
    ]);
  });

  it.each(['FEED_IS_HTML', 'OUTBOUND_CERTIFICATE'])('that fails by %s the first time is told', (code) => {
    const lines = toldOf(failing(1, code), failing(2, 'OUTBOUND_TIMEOUT'), failing(3, code), aState());
    expect(lines).toEqual(['Wire cannot be read: wire.example did not answer.', 'Wire can be read again.']);
  });

  it('that moved for good the new address is told once, without what may be secret in it', () => {
    const moved = aState({ movedTo: 'https://new.example/feed?key=hidden' });
    const lines = toldOf(moved, moved, failing(1), moved);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('moved for good to https://new.example/feed.');
    expect(lines[0]).not.toContain('hidden');
  });

  it('that is longer than is read it is told once, and once when it is read whole', () => {
    const cut = aState({ cutAt: 1_000 });
    expect(toldOf(cut, cut, failing(1), cut, aState(), aState())).toEqual([
      'Wire sends more than 1000 bytes: entries behind them are not read. To read more, raise `limits.feedBytes`.',
      'Wire is read whole again.',
    ]);
  });

  it('that is silent for longer than is its habit it is told once, and once when it publishes again', () => {
    const weekly = (last: number) => aState({ recentDates: daysAgo(...[0, 7, 14, 21, 28, 35].map((n) => n + last)) });
    expect(toldOf(weekly(10), weekly(14))).toEqual([]);
    const lines = toldOf(weekly(14), weekly(15), weekly(16), failing(1), weekly(17), weekly(0));
    expect(lines).toEqual([
      'Wire has been silent for 15 days; before, it paused for 7 at most. See https://wire.example/feed.',
      'Wire publishes again.',
    ]);
  });

  it.each<[string, readonly number[]]>([
    ['busy one over the holidays', [6, 6.1, 6.2, 6.3, 6.4, 6.5]],
    ['new one', [90, 91, 92]],
    ['one that never kept a habit', []],
    ['one dated ahead by its publisher', [-2000, 1, 2, 3, 4, 5]],
  ])('a %s is not called silent', (_, days) => {
    expect(toldOf(aState({ recentDates: daysAgo(...days) }))).toEqual([]);
  });

  it('with one old entry pinned its habit is still seen', () => {
    expect(toldOf(aState({ recentDates: daysAgo(20, 21, 22, 23, 24, 900) }))[0]).toContain('silent for 20 days');
  });
});

describe('publication dates', () => {
  it('are kept over checks, newest first and each once, without what was not dated or dated ahead', () => {
    const dated = (day: string) => aStory({ publishedAt: new Date(day), fetchedAt: NOW });
    const dates = publicationDates(
      [dated('2024-12-20'), dated('2024-12-22'), aStory({ publishedAt: NOW, fetchedAt: NOW })],
      [new Date('2024-12-22'), new Date('2024-12-01')],
    );
    expect(dates).toEqual([new Date('2024-12-22'), new Date('2024-12-20'), new Date('2024-12-01')]);
  });
});
