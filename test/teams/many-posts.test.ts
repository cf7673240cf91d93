import { expect, it } from 'vitest';
import { aClock } from '../support/a-clock.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { betweenPosts } from '../support/between-posts.ts';
import { openTeamsWith } from '../support/open-teams.ts';
import { BRIEFINGS, postMany } from '../support/post-many.ts';

const CONVERSATIONS = 20;
/** One of twenty requests is refused for three seconds and more, which nobody could have kept. */
const MOST_OVERHEAD = 1.5;

it('1,000 briefings to 20 conversations arrive once each under the documented rates, though every 20th is refused', async () => {
  const time = aClock(new Date('2024-12-24T12:00:00Z'));
  const store = await aFilledStore();
  const { adapter, connector, close } = await openTeamsWith({
    memory: store.memory,
    now: time.now,
    throttled: true,
  });
  await adapter.start(async () => ({ kind: 'reply', visibility: 'private', parts: [] }));
  const names = Array.from({ length: CONVERSATIONS }, (_, n) => `19:channel-${n}@thread.tacv2`);
  for (const name of names) {
    const welcomed = connector.arrival(name);
    await connector.install(name);
    await welcomed;
    time.advance(1_000);
  }
  const refused = connector.refuseEvery(20, { status: 429, retryAfterS: 3 });
  const tookMs = await postMany({
    store,
    ...betweenPosts(adapter, time),
    channels: names.map((name) => `${connector.tenant}/${name}`),
  });
  expect(await store.deliveries.counts()).toMatchObject({ sent: BRIEFINGS * CONVERSATIONS, due: 0, parked: 0 });
  for (const name of names) {
    const posts = connector.messages().filter(({ conversation }) => conversation === name);
    const headlines = new Set(posts.slice(1).map(({ card }) => JSON.stringify(card).match(/Event number \d+/)?.[0]));
    expect(posts).toHaveLength(1 + BRIEFINGS);
    expect(headlines.size).toBe(BRIEFINGS);
  }
  expect(refused()).toBeGreaterThanOrEqual(50);
  // Our own pacing keeps within the rates: the platform never had to say so.
  expect(connector.refusedForRate()).toBe(0);
  // Each conversation gets its briefings one after the other, at the pace that 1,800 an hour leaves.
  const idealMs = (BRIEFINGS - 1) * adapter.pace.perChannelMs;
  console.info(
    `${BRIEFINGS * CONVERSATIONS} posts took ${tookMs / 1_000} s of the platform's time, at best ${idealMs / 1_000} s`,
  );
  expect(tookMs).toBeLessThan(idealMs * MOST_OVERHEAD);
  await adapter.stop();
  await close();
  await store.close();
}, 300_000);
