import type { Briefing } from '../model/briefing.ts';
import type { Story } from '../model/story.ts';
import type { Store } from '../store/store.ts';

/** The stories that a briefing was written from. */
export async function storiesOf(store: Store, briefing: Briefing): Promise<readonly Story[]> {
  const incident = await store.incidents.get(briefing.incidentId);
  return (await store.stories.byIds(incident?.storyIds ?? [])).map(({ story }) => story);
}
