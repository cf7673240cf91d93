import type { ActorLibrary } from '../actors/actor-library.ts';
import { chooseActors } from '../commands/choose-actors.ts';
import type { Services } from '../commands/command.ts';
import { readFilters } from '../commands/read-filters.ts';
import { subscriptionHere } from '../commands/subscription-here.ts';
import { silenceOf } from '../feeds/feed-news.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Channel } from '../model/delivery.ts';
import type { Story } from '../model/story.ts';
import type { Technique } from '../model/technique.ts';
import type { Store } from '../store/store.ts';
import { createActorLookup } from './actor-lookup.ts';

const AUDITED = 200;

export interface WebDeskParts {
  readonly store: Store;
  readonly library: () => ActorLibrary;
  readonly services: Pick<Services, 'preview' | 'exportBriefing'>;
  readonly techniqueOf: (id: string) => Technique | undefined;
  readonly briefInput: (typed: string) => Promise<{ readonly briefing: Briefing; readonly story: Story }>;
  readonly timezone: string;
  readonly now: () => Date;
}

/** What the pages of the console want to know. */
export function createWebDesk({ store, library, services, techniqueOf, briefInput, timezone, now }: WebDeskParts) {
  return {
    briefings: store.briefings,
    stories: store.stories,
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    actors: createActorLookup(library),
    techniqueOf,
    exportBriefing: services.exportBriefing,
    brief: briefInput,
    suppressions: () => store.actors.suppressions(),
    audit: () => store.audit.list(AUDITED),
    feeds: {
      list: async () =>
        (await store.feeds.list()).map(({ feed, state }) => {
          const silentFor = state && silenceOf(state, now());
          return { feed, ...(state && { state }), ...(silentFor !== undefined && { silentFor }) };
        }),
    },
    preview: services.preview,
    /** What `subscribe` with these words would follow, and a sentence on each that is not understood. */
    draftSubscription(channel: Channel, typed: string) {
      const { filters, words, faults } = readFilters(typed);
      const { found, ambiguous, unknown } = chooseActors(words, library());
      const user = { id: '', name: '', isAdmin: false };
      const subscription = subscriptionHere(
        found.map(({ id }) => id),
        filters,
        { config: { timezone }, message: { channel, user, text: typed }, now: now() },
      );
      return {
        subscription,
        faults: [
          ...faults,
          ...unknown.map((name) => `No actor is known as ${name}.`),
          ...ambiguous.map(({ name, actors }) => `${name} may be ${actors.map((actor) => actor.name).join(' or ')}.`),
        ],
      };
    },
  };
}
