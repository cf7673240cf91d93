import type { Incident } from '../model/incident.ts';
import type { Story } from '../model/story.ts';
import { openIncident, withStory } from './join-incident.ts';

/** A story with the keys that `keysOf` finds in it. */
export interface KeyedStory {
  readonly story: Story;
  readonly keys: readonly string[];
}

/**
 * Takes one story out of an incident: what stays, and the incident of its own that the story now is. Both have only the keys
 * of their own stories, so later stories find the right one. `staying` may not be empty.
 */
export function splitIncident(
  incident: Incident,
  leaving: KeyedStory,
  staying: readonly KeyedStory[],
): { readonly stays: Incident; readonly leaves: Incident } {
  const [first, ...others] = [...staying].sort((a, b) => a.story.publishedAt.getTime() - b.story.publishedAt.getTime());
  if (!first) throw new Error(`${incident.id} has no story left`);
  const opened = openIncident(first.story, first.keys);
  const stays = others.reduce((grown, { story, keys }) => withStory(grown, story, keys), opened);
  const leaves = openIncident(leaving.story, leaving.keys);
  // The story that opened an incident gave it its id: it needs another one when it leaves.
  const id = leaves.id === incident.id ? `${leaves.id}s` : leaves.id;
  return { stays: { ...stays, id: incident.id }, leaves: { ...leaves, id } };
}

/** Makes one incident of two. The first is left empty and says where its stories went. */
export function mergeIncidents(
  from: Incident,
  into: Incident,
): { readonly emptied: Incident; readonly merged: Incident } {
  return {
    emptied: { ...from, storyIds: [], keys: [], mergedInto: into.id },
    merged: {
      ...into,
      storyIds: [...new Set([...into.storyIds, ...from.storyIds])],
      openedAt: new Date(Math.min(from.openedAt.getTime(), into.openedAt.getTime())),
      updatedAt: new Date(Math.max(from.updatedAt.getTime(), into.updatedAt.getTime())),
      keys: [...new Set([...into.keys, ...from.keys])],
    },
  };
}
