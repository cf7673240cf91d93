import type { ActorLibrary } from '../actors/actor-library.ts';
import { descendants } from '../actors/family.ts';
import { chooseActors } from '../commands/choose-actors.ts';
import type { Services } from '../commands/command.ts';
import { describeSubscription } from '../commands/describe-subscription.ts';
import { readFilters } from '../commands/read-filters.ts';
import { subscriptionHere } from '../commands/subscription-here.ts';
import type { Channel, Receipt } from '../model/delivery.ts';
import type { Store } from '../store/store.ts';
import { suggestActors } from './suggest-actors.ts';

const VERB = /^subscribe\s+/;
const BRIEFINGS_SHOWN = 5;
const MOST_COUNTED = 1_000;

export interface ChatDeskParts {
  readonly store: Store;
  readonly library: () => ActorLibrary;
  readonly services: Pick<Services, 'preview'>;
  readonly timezone: string;
  readonly now: () => Date;
  readonly welcome?: (channel: Channel) => Promise<void>;
}

/** What dialogs and Home pages of chat platforms want to know. */
export function createChatDesk({ store, library, services, timezone, now, welcome }: ChatDeskParts) {
  return {
    suggestActors: (typed: string, limit: number) => suggestActors(library().actors, typed, limit),
    async preview(channel: Channel, command: string) {
      const { filters, words } = readFilters(command.replace(VERB, ''));
      const actors = chooseActors(words, library()).found.map(({ id }) => id);
      const user = { id: '', name: '', isAdmin: false };
      const context = { config: { timezone }, message: { channel, user, text: command }, now: now() };
      return (await services.preview(subscriptionHere(actors, filters, context))).length;
    },
    home: (belongs: (channel: Channel) => boolean) => homeContent(store, library(), belongs, now()),
    briefing: async (incidentId: string) => (await store.briefings.revisions(incidentId)).at(-1),
    async activity(actorId: string) {
      const actorIds = [actorId, ...descendants(library(), actorId).map(({ id }) => id)];
      const briefings = await store.briefings.latest({ actorIds, limit: MOST_COUNTED });
      return briefings.map(({ createdAt }) => new Date(createdAt));
    },
    incidentOf: (receipt: Receipt) => store.deliveries.incidentOf(receipt),
    ...(welcome && { welcome }),
  };
}

async function homeContent(store: Store, library: ActorLibrary, belongs: (channel: Channel) => boolean, now: Date) {
  const [subscriptions, briefings, records, undelivered] = await Promise.all([
    store.subscriptions.list(),
    store.briefings.latest({ limit: BRIEFINGS_SHOWN }),
    store.feeds.list(),
    store.deliveries.undelivered(),
  ]);
  const failing = records.flatMap(({ feed, state }) =>
    state && state.failures > 0 ? [{ name: feed.name, error: state.lastError?.message ?? 'unknown' }] : [],
  );
  const waiting = undelivered.filter(({ channel, state }) => belongs(channel) && state === 'parked');
  return {
    subscriptions: subscriptions
      .filter(({ channel }) => belongs(channel))
      .map((each) => ({ id: each.id, channel: each.channel, ...describeSubscription(each, { library, now }) })),
    briefings,
    feeds: { total: records.length, failing },
    undelivered: await Promise.all(
      waiting.map(async ({ channel, briefingId, lastFailure = 'waits' }) => {
        const briefing = await store.briefings.get(briefingId);
        return { channel, what: briefing?.headline ?? briefingId, failure: lastFailure };
      }),
    ),
  };
}
