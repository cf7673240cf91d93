import type { Delivery } from '../model/delivery.ts';
import type { Store } from '../store/store.ts';

/** How the installation is doing, for `status`, `/api/status` and the chat command. */
export interface Status {
  readonly feeds: {
    readonly total: number;
    readonly unread: number;
    readonly failing: readonly {
      readonly id: string;
      readonly name: string;
      readonly failures: number;
      readonly error: string;
    }[];
  };
  readonly stories: number;
  readonly deliveries: Readonly<Record<Delivery['state'], number>>;
  readonly undelivered: readonly Delivery[];
}

export async function readStatus(store: Store): Promise<Status> {
  const [records, stories, deliveries, undelivered] = await Promise.all([
    store.feeds.list(),
    store.stories.count(),
    store.deliveries.counts(),
    store.deliveries.undelivered(),
  ]);
  const failing = records.flatMap(({ feed, state }) =>
    state && state.failures > 0
      ? [{ id: feed.id, name: feed.name, failures: state.failures, error: state.lastError?.message ?? 'unknown' }]
      : [],
  );
  return {
    feeds: { total: records.length, unread: records.filter(({ state }) => !state).length, failing },
    stories,
    deliveries,
    undelivered,
  };
}
