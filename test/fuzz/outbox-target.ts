import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openStore } from '../../src/store/open-store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aClock } from '../support/a-clock.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { anIncident } from '../support/an-incident.ts';
import { deliverDue } from '../support/deliver-due.ts';
import { createFakePlatform, type Mishap } from '../support/fake-adapter.ts';
import { target } from './target.ts';

const MISHAPS: readonly Mishap[] = [
  { kind: 'answer-lost' },
  { kind: 'unavailable' },
  { kind: 'rate-limited', retryAfterMs: 60_000 },
];
const HOUR_MS = 3_600_000;
const MANY_HOURS = 100;

type Step =
  | { readonly do: 'owe'; readonly incident: number; readonly channel: number }
  | { readonly do: 'deliver'; readonly mishaps: readonly number[] }
  | { readonly do: 'wait'; readonly minutes: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('owe' as const), incident: fc.nat(2), channel: fc.nat(1) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('deliver' as const),
        mishaps: fc.array(fc.integer({ min: -1, max: 2 }), { maxLength: 6 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.nat(600) }) },
  ),
  { maxLength: 25 },
);

/** The model: what is owed comes once, its newest revision stands in the end, and nothing stays behind. Each delivering is another process. */
export const OUTBOX_TARGET = target('outbox', 15, steps, async (given) => {
  const store = await openStore('sqlite::memory:');
  try {
    const clock = aClock(new Date('2024-12-24T12:00:00Z'));
    let mishaps: Mishap[] = [];
    const platform = createFakePlatform({ mishap: () => mishaps.shift() });
    const newest = new Map<string, number>();
    const revisions = new Map<number, number>();
    let processes = 0;
    const deliver = () => {
      processes += 1;
      return deliverDue(store, platform, { clock, postsPerHour: 1_000, owner: `p${processes}` });
    };
    for (const step of given) {
      if (step.do === 'wait') clock.advance(step.minutes * 60_000);
      if (step.do === 'deliver') {
        mishaps = step.mishaps.flatMap((index) => MISHAPS[index] ?? []);
        await deliver();
        mishaps = [];
      }
      if (step.do === 'owe') {
        const revision = (revisions.get(step.incident) ?? 0) + 1;
        revisions.set(step.incident, revision);
        const incidentId = `i${step.incident}`;
        const briefingId = `${incidentId}-${revision}`;
        const channel = { adapter: 'fake', id: `c${step.channel}` };
        await store.incidents.put(anIncident({ id: incidentId }));
        await store.briefings.put(aBriefing({ id: briefingId, incidentId, revision, headline: briefingId }));
        const key = `${incidentId}/${revision}@fake:${channel.id}`;
        await store.deliveries.put([
          aDelivery({ key, channel, incidentId, briefingId, revision, nextTryAt: clock.now() }),
        ]);
        newest.set(`${incidentId}@fake:${channel.id}`, revision);
      }
    }
    for (let hour = 0; hour < MANY_HOURS && (await store.deliveries.undelivered()).length > 0; hour += 1) {
      clock.advance(HOUR_MS);
      await deliver();
    }
    assert.deepEqual(await store.deliveries.undelivered(), []);
    const standing = platform.roots().map(({ channel, post }) => {
      assert.equal(post.kind, 'briefing');
      const { incidentId, revision } = (post as Extract<typeof post, { kind: 'briefing' }>).briefing;
      return [`${incidentId}@${channel}`, revision] as const;
    });
    assert.deepEqual([...standing].sort(), [...newest].sort());
  } finally {
    await store.close();
  }
});
