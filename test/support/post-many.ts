import type { ChatAdapter } from '../../adapters/contract.ts';
import { type Clock, Deliverer } from '../../src/delivery/deliver.ts';
import type { Store } from '../../src/store/store.ts';
import { aBriefing } from './a-briefing.ts';
import { aDelivery } from './a-delivery.ts';

/** Briefings that each channel is owed. */
export const BRIEFINGS = 50;
const PATIENCE_MS = 3_600_000;

/** What is to be posted where, and by whose clock. */
export interface ManyPosts {
  readonly store: Store;
  readonly adapter: ChatAdapter;
  /** Their ids. */
  readonly channels: readonly string[];
  readonly clock: Clock;
}

/** Owes each channel fifty briefings of fifty events, and delivers them all. Gives the ms that took by the clock. */
export async function postMany({ store, adapter, channels, clock }: ManyPosts): Promise<number> {
  const events = Array.from({ length: BRIEFINGS }, (_, n) => n);
  for (const n of events)
    await store.briefings.put(
      aBriefing({ id: `b-${n}`, incidentId: `i-${n}`, headline: `Event number ${n}`, revision: 1 }),
    );
  const start = clock.now();
  const owed = channels.flatMap((id) =>
    events.map((n) =>
      aDelivery({
        key: `i-${n}/1@${adapter.name}:${id}`,
        channel: { adapter: adapter.name, id },
        incidentId: `i-${n}`,
        briefingId: `b-${n}`,
        nextTryAt: start,
      }),
    ),
  );
  await store.deliveries.put(owed);
  const deliverer = new Deliverer({
    outbox: store.deliveries,
    briefings: store.briefings,
    adapters: new Map([[adapter.name, adapter]]),
    whatChanged: () => [],
    postsPerHour: 1_000,
    clock,
    owner: 'test',
    random: () => 0.5,
    onEvent: () => {},
  });
  await deliverer.drain(PATIENCE_MS);
  await deliverer.stop();
  return clock.now().getTime() - start.getTime();
}
