import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedState } from '../../src/model/feed.ts';
import { tellAdmin } from '../../src/services/tell-admin.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery } from '../support/a-delivery.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const ADMIN = { adapter: 'slack', id: 'T1/ADMIN' };
const CONSOLE = { adapter: 'web', id: 'console' };
const GONE = { adapter: 'slack', id: 'T1/GONE' };

let store: Store;
let minutes = 0;

beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  minutes = 0;
});
afterEach(() => store.close());

/** Tells, a minute later each time; gives what the channels are owed by now. */
async function tell(): Promise<readonly string[]> {
  minutes += 1;
  await tellAdmin(store, [ADMIN, CONSOLE], new Date(NOW.getTime() + minutes * 60_000));
  const owed = await store.deliveries.undelivered();
  return owed.flatMap(({ notice, channel }) => (notice === undefined ? [] : [`${channel.adapter}: ${notice}`]));
}

async function feed(id: string, state: Partial<FeedState>, url = `https://${id}.example/feed`): Promise<void> {
  await store.feeds.put({ id, url, name: id, language: 'en', reliability: 'F' });
  await store.feeds.saveState({ feedId: id, nextCheckAt: NOW, failures: 0, ...state });
}

const BROKEN = { failures: 9, lastError: { code: 'OUTBOUND_TIMEOUT', message: 'it does not answer.' } };

describe('the admin channel', () => {
  it('is told of a feed in trouble once, over restarts, and once that it is back', async () => {
    await feed('wire', BROKEN);
    const first = ['slack: wire cannot be read (9 times in a row): it does not answer.'];
    expect(await tell()).toEqual(first);
    expect(await tell()).toEqual(first);
    await feed('wire', { failures: 0 });
    expect(await tell()).toEqual([...first, 'slack: wire can be read again.']);
    await feed('wire', BROKEN);
    expect(await tell()).toHaveLength(3);
  });

  it('is told of a feed that broke with its habit', async () => {
    const recentDates = [20, 21, 22, 23, 24, 25].map((days) => new Date(NOW.getTime() - days * 24 * 60 * 60_000));
    await feed('wire', { recentDates });
    expect(await tell()).toEqual([expect.stringContaining('slack: wire has been silent for 20 days')]);
  });

  it('hears nothing of feeds that were not read yet, of samples, and forgets what is removed', async () => {
    await store.feeds.put({ id: 'new', url: 'https://new.example/', name: 'new', language: 'en', reliability: 'F' });
    await feed('sample', BROKEN, 'sitrep:sample/wire');
    expect(await tell()).toEqual([]);
    await feed('wire', BROKEN);
    await tell();
    await store.feeds.remove('wire');
    await tell();
    expect(await store.memory.list('told-feeds')).toEqual([]);
  });

  it('gets one post, however many feeds fail at once', async () => {
    for (let n = 0; n < 40; n++) await feed(`feed-${n}`, BROKEN);
    const [notice, ...more] = await tell();
    expect(more).toEqual([]);
    expect(notice?.split('\n')).toHaveLength(11);
    expect(notice).toContain('And 30 more: see `feeds`');
  });

  it('is told of a channel that gets nothing any more, again only when that happens again', async () => {
    await store.deliveries.put([aDelivery({ key: 'a', channel: GONE }), aDelivery({ key: 'b', channel: GONE })]);
    await store.deliveries.park({ channel: GONE, reason: 'channel-gone', since: NOW });
    const first = [
      'slack: slack:T1/GONE gets nothing any more: it is gone, or Sitrep is no longer in it. 2 posts wait',
    ];
    expect(await tell()).toEqual([expect.stringContaining(first[0] ?? '')]);
    expect(await tell()).toHaveLength(1);
    await store.deliveries.retry(NOW, GONE);
    expect(await tell()).toHaveLength(1);
    await store.deliveries.park({ channel: GONE, reason: 'unauthorized', since: new Date(NOW.getTime() + 1) });
    expect(await tell()).toHaveLength(2);
  });

  it('when it is the one that gets nothing is stood in for by the console', async () => {
    await store.deliveries.put([aDelivery({ channel: ADMIN })]);
    await store.deliveries.park({ channel: ADMIN, reason: 'unauthorized', since: NOW });
    expect(await tell()).toEqual([expect.stringContaining('web: slack:T1/ADMIN gets nothing')]);
  });

  it('does without when there is none', async () => {
    await feed('wire', BROKEN);
    expect(await tellAdmin(store, [], NOW)).toBe(false);
    expect(await tell()).toHaveLength(1);
  });
});
