import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { runPass } from '../../src/pipeline.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aHouse } from '../support/a-house.ts';
import { startPostgres } from '../support/a-postgres.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { aWaitingFeed } from '../support/a-waiting-feed.ts';

const LOST = {
  code: 'STORE_UNREACHABLE',
  message: expect.stringMatching(/127\.0\.0\.1:\d+\/sitrep_\S+ does not answer/),
};

const postgres = await startPostgres();
afterAll(() => postgres?.stop());
const whileDown = postgres?.whileDown;

async function aStore() {
  const store = await openStore((await postgres?.fresh()) ?? '');
  onTestFinished(() => store.close());
  return store;
}

describe.skipIf(!whileDown)('PostgreSQL that is started anew', () => {
  it('in the middle of a pass costs that pass, and the next one brings everything once', async () => {
    const feed = await aWaitingFeed();
    const house = await aHouse([], () => new Date());
    const store = await aStore();
    await store.subscriptions.put(aSubscription({ actors: ['tradertraitor'] }));
    await store.feeds.put({ id: 'live', url: feed.url, name: 'Live', language: 'en', reliability: 'C' });
    const parts = { ...house, store };
    const pass = runPass(parts, { signal: new AbortController().signal });
    const answer = await feed.asked;
    await whileDown?.(async () => {
      answer(() => {});
      await expect(pass).rejects.toMatchObject(LOST);
    });
    const next = await runPass(parts, { signal: new AbortController().signal });
    expect(next).toMatchObject({ feeds: { changed: 1, failed: 0 }, stories: 1, deliveries: 1 });
    expect(await store.deliveries.undelivered()).toHaveLength(1);
  });

  it('within a transaction undoes it, and does not end the process', async () => {
    const store = await aStore();
    const torn = store.transaction(async (tx) => {
      await tx.memory.set('room', 'key', 'half');
      await whileDown?.(async () => {});
      await tx.memory.set('room', 'other', 'half');
    });
    await expect(torn).rejects.toMatchObject(LOST);
    expect(await store.memory.get('room', 'key')).toBeUndefined();
    await store.memory.set('room', 'key', 'whole');
    expect(await store.memory.get('room', 'key')).toBe('whole');
  });
});
