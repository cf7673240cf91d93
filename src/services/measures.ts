import type { Measure } from '../model/measure.ts';
import type { FeedRecord, Store } from '../store/store.ts';

/** How the installation is doing, as figures to watch: the same whichever process is asked. */
export async function readMeasures(store: Store): Promise<readonly Measure[]> {
  const [feeds, stories, deliveries, parked] = await Promise.all([
    store.feeds.list(),
    store.stories.count(),
    store.deliveries.counts(),
    store.deliveries.parked(),
  ]);
  const lastCheck = Math.max(0, ...feeds.map(({ state }) => state?.lastCheckedAt?.getTime() ?? 0));
  return [
    { name: 'sitrep_feeds', help: 'Feeds by how they are.', values: perState(feeds.map(stateOf)) },
    { name: 'sitrep_stories', help: 'Stories that are stored.', values: [{ value: stories }] },
    {
      name: 'sitrep_deliveries',
      help: 'Posts by how far they are.',
      values: Object.entries(deliveries).map(([state, value]) => ({ labels: { state }, value })),
    },
    { name: 'sitrep_channels_parked', help: 'Channels that wait for a person.', values: [{ value: parked.length }] },
    {
      name: 'sitrep_last_check_timestamp_seconds',
      help: 'When a feed was read last.',
      values: [{ value: lastCheck / 1000 }],
    },
  ];
}

const FEED_STATES = ['readable', 'failing', 'unread'] as const;

function stateOf({ state }: FeedRecord): (typeof FEED_STATES)[number] {
  if (!state) return 'unread';
  return state.failures > 0 ? 'failing' : 'readable';
}

function perState(states: readonly string[]): Measure['values'] {
  return FEED_STATES.map((state) => ({ labels: { state }, value: states.filter((each) => each === state).length }));
}
