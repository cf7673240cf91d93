import { ancestors, descendants } from '../actors/family.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Channel } from '../model/delivery.ts';
import type { Store } from '../store/store.ts';
import { type ChatDeskParts, createChatDesk } from './chat-desk.ts';
import { suggestActors } from './suggest-actors.ts';

const SEARCH_DEPTH = 100;
const HEADLINES_READ = 200;

interface Paging {
  readonly skip: number;
  readonly count: number;
}

/** What Teams wants to know: its dialogs and its Home page as everywhere, its search, its installations. */
export function createTeamsDesk(parts: Omit<ChatDeskParts, 'welcome'>) {
  const { store, library, now } = parts;
  return {
    ...createChatDesk(parts),
    nameOf: (actorId: string) => library().byId.get(actorId)?.name,
    searchActors(typed: string, { skip, count }: Paging) {
      const found = suggestActors(library().actors, typed, skip + count).slice(skip);
      return found.flatMap(({ id }) => {
        const actor = library().byId.get(id);
        return actor ? [{ actor, family: [...ancestors(library(), id), ...descendants(library(), id)] }] : [];
      });
    },
    async searchBriefings(typed: string, { skip, count }: Paging) {
      const found = typed === '' ? await store.briefings.latest({ limit: skip + count }) : await searched(store, typed);
      return found.slice(skip, skip + count);
    },
    /** Installed again: what was parked while the app was away is due. */
    welcome: async (channel: Channel) => void (await store.deliveries.retry(now(), channel)),
  };
}

/** Headlines that hold what was typed so far, newest first, then those whose stories hold its words. */
async function searched({ stories, briefings }: Store, typed: string): Promise<readonly Briefing[]> {
  const [latest, records] = await Promise.all([
    briefings.latest({ limit: HEADLINES_READ }),
    stories.search(typed, SEARCH_DEPTH),
  ]);
  const named = latest.filter(({ headline }) => headline.toLowerCase().includes(typed.toLowerCase()));
  const shown = new Set(named.map(({ incidentId }) => incidentId));
  const others = new Set(records.flatMap(({ incidentId }) => incidentId ?? []).filter((id) => !shown.has(id)));
  const revisions = await Promise.all([...others].map((id) => briefings.revisions(id)));
  return [...named, ...revisions.flatMap((all) => all.at(-1) ?? [])];
}
