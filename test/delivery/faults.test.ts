import { expect, it, onTestFinished } from 'vitest';
import type { ChatAdapter } from '../../adapters/contract.ts';
import { Deliverer } from '../../src/delivery/deliver.ts';
import type { Outbox } from '../../src/delivery/outbox.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aClock } from '../support/a-clock.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { createFakePlatform, type FakeCall, type Mishap } from '../support/fake-adapter.ts';

const RUNS = 200;
const LIVES = 4;
const DAY = 24 * 60 * 60_000;
const CHANNELS = ['C1', 'C2'];
const INCIDENTS = ['one', 'two'];
const REVISIONS = [1, 2];

/** Repeatable numbers from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** About a third of all calls go wrong, each in its own way. */
function mishaps(random: () => number): (call: FakeCall) => Mishap | undefined {
  return () => {
    const chance = random();
    if (chance < 0.1) return { kind: 'answer-lost' };
    if (chance < 0.2) return { kind: 'unavailable' };
    if (chance < 0.3) return { kind: 'rate-limited', retryAfterMs: Math.floor(random() * 60_000) };
    return undefined;
  };
}

interface Mortal {
  readonly dead: Promise<void>;
  /** The same thing, as far as the process lives to use it. */
  own<T extends object>(part: T): T;
}

/** A process that ends after so many calls: what it was about to do is not done, what was done stays. */
function mortal(calls: number): Mortal {
  let left = calls;
  let end = () => {};
  const dead = new Promise<void>((resolve) => {
    end = resolve;
  });
  const never = new Promise<never>(() => {});
  const live = async () => {
    left -= 1;
    if (left >= 0) return;
    end();
    await never;
  };
  const own = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          await live();
          const result = await value.apply(target, given);
          await live();
          return result;
        };
      },
    });
  return { dead, own };
}

/** What was on its way when the process ended still arrives, long before its leases run out. */
async function lastWordsArrive(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function owe(store: Store, revision: number, now: Date): Promise<void> {
  for (const incidentId of INCIDENTS) {
    const briefing = aBriefing({
      id: `${incidentId}-${revision}`,
      incidentId,
      revision,
      headline: `${incidentId} ${revision}`,
    });
    await store.briefings.put(briefing);
    const owed = CHANNELS.map((id) =>
      aDelivery({
        key: `${incidentId}/${revision}@fake:${id}`,
        channel: { adapter: 'fake', id },
        incidentId,
        briefingId: briefing.id,
        revision,
        nextTryAt: now,
      }),
    );
    await store.deliveries.put(owed);
  }
}

it(`brings each briefing to its channel exactly once in ${RUNS} runs of crashes, lost answers and refusals`, async () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    const random = randomFrom(seed);
    const store = await openStore('sqlite::memory:');
    onTestFinished(() => store.close());
    const clock = aClock(new Date('2024-12-24T12:00:00Z'));
    const platform = createFakePlatform({ mishap: mishaps(random), perChannelMs: 1000 });
    const live = (outbox: Outbox, adapter: ChatAdapter, name: string) =>
      new Deliverer({
        outbox,
        briefings: store.briefings,
        adapters: new Map([['fake', adapter]]),
        whatChanged: (before, after) => (before.headline === after.headline ? [] : [after.headline]),
        postsPerHour: 100,
        clock,
        owner: name,
        random,
        onEvent: () => {},
      });
    for (const revision of REVISIONS) {
      await owe(store, revision, clock.now());
      for (let life = 1; life < LIVES; life++) {
        const { own, dead } = mortal(Math.floor(random() * 50));
        const drained = live(own(store.deliveries), own(platform.adapter), `life ${revision}.${life}`).drain(DAY);
        await Promise.race([drained, dead]);
        await lastWordsArrive();
        clock.advance(10 * 60_000);
      }
      const survivor = live(store.deliveries, platform.adapter, `last life ${revision}`);
      await survivor.drain(DAY);
      // So many crashes and failures may use up all tries of a post; then a person says retry.
      await store.deliveries.retry(clock.now());
      await survivor.drain(DAY);
    }
    const roots = platform
      .roots()
      .map(({ channel, post }) => `${channel} ${post.kind === 'briefing' && post.briefing.headline}`);
    const wanted = CHANNELS.flatMap((id) => INCIDENTS.map((incident) => `fake:${id} ${incident} 2`));
    expect(roots.sort(), `seed ${seed}`).toEqual(wanted.sort());
    const replies = platform.messages().filter(({ thread }) => thread !== undefined);
    expect(new Set(replies.map(({ key }) => key)).size, `replies of seed ${seed}`).toBe(replies.length);
    expect(await store.deliveries.undelivered(), `seed ${seed}`).toEqual([]);
    await store.close();
  }
}, 300_000);
