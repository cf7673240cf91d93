import { expect, it, onTestFinished } from 'vitest';
import { Deliverer } from '../../src/delivery/deliver.ts';
import { planNotice } from '../../src/delivery/notice.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aClock } from '../support/a-clock.ts';
import { createFakePlatform, type FakeOptions, type Mishap } from '../support/fake-adapter.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const CHANNEL = { adapter: 'fake', id: 'ADMIN' };

async function deliver(options: FakeOptions) {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  const platform = createFakePlatform(options);
  const notice = planNotice(CHANNEL, 'feeds', 'Wire cannot be read.', NOW);
  await store.deliveries.put([notice, notice]);
  await new Deliverer({
    outbox: store.deliveries,
    briefings: store.briefings,
    adapters: new Map([['fake', platform.adapter]]),
    whatChanged: () => [],
    postsPerHour: 100,
    clock: aClock(NOW),
    owner: 'test',
    random: () => 1,
    onEvent: () => {},
  }).drain(60 * 60_000);
  return { store, messages: platform.messages() };
}

function first(mishap: Mishap): FakeOptions {
  return { mishap: ({ number }) => (number === 1 ? mishap : undefined) };
}

it.each<[string, FakeOptions]>([
  ['at once', {}],
  ['after the wait that the platform asks for', first({ kind: 'rate-limited', retryAfterMs: 60_000 })],
  ['although the platform was away', first({ kind: 'unavailable' })],
  ['although the answer was lost', first({ kind: 'answer-lost' })],
])('a notice arrives once, %s', async (_, options) => {
  const { messages } = await deliver(options);
  expect(messages.map(({ post }) => post)).toEqual([
    {
      kind: 'reply',
      visibility: 'channel',
      parts: [{ kind: 'text', text: 'Wire cannot be read.' }],
      deliveryKey: 'notice/feeds@fake:ADMIN',
    },
  ]);
});

it('a notice is about no incident and takes nothing from what a channel may get', async () => {
  const { store, messages } = await deliver({});
  expect(await store.deliveries.incidentOf({ channel: CHANNEL, id: messages[0]?.id ?? '' })).toBeUndefined();
  expect(await store.deliveries.postsSince(CHANNEL, new Date(0))).toEqual([]);
});
