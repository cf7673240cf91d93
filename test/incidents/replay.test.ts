import { describe, expect, it, onTestFinished } from 'vitest';
import { joinIncident, lookUpsFor, withStory } from '../../src/incidents/join-incident.ts';
import { keysOf } from '../../src/incidents/keys-of.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { ancestorsInReplay, byArrival, pairwise, type Replayed, randomFrom, readReplay } from './replay.ts';

const DAY = 24;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const stories = readReplay();

async function anEmptyStore(): Promise<Store> {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  return store;
}

async function cluster(
  store: Store,
  arriving: readonly { readonly each: Replayed }[],
): Promise<ReadonlyMap<string, string>> {
  const incidentOf = new Map<string, string>();
  for (const { each } of arriving) {
    const { story, findings } = each;
    const keys = keysOf(story, findings, ancestorsInReplay);
    await store.transaction(async (inside) => {
      const home = await inside.incidents.ofStory(story.id);
      const incident = home
        ? withStory(home, story, keys)
        : joinIncident(story, keys, await inside.incidents.candidates(lookUpsFor(story, keys)));
      await inside.incidents.put(incident);
      await inside.stories.put([{ story, findings, incidentId: incident.id }]);
      incidentOf.set(story.id, incident.id);
    });
  }
  return incidentOf;
}

describe('seventy stories on fourteen events from eight outlets in three languages', () => {
  it('are that', () => {
    expect(stories).toHaveLength(70);
    expect(new Set(stories.map(({ event }) => event)).size).toBe(14);
    expect(new Set(stories.map(({ story }) => story.feedId)).size).toBe(8);
    expect(new Set(stories.map(({ story }) => story.language)).size).toBe(3);
  });

  it('become fourteen incidents when they arrive as they are published', async () => {
    const incidentOf = await cluster(
      await anEmptyStore(),
      byArrival(stories, () => 0, 0),
    );
    expect(pairwise(stories, incidentOf)).toEqual({ f1: 1, wrong: [] });
    expect(new Set(incidentOf.values()).size).toBe(14);
  });

  it.each(SEEDS)('hardly fall apart when they arrive up to a week late (seed %i)', async (seed) => {
    const { f1, wrong } = pairwise(
      stories,
      await cluster(await anEmptyStore(), byArrival(stories, randomFrom(seed), 7 * DAY)),
    );
    expect(wrong).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.95);
  });

  it.each(SEEDS)('are never joined wrongly, though years come in any order (seed %i)', async (seed) => {
    const { f1, wrong } = pairwise(
      stories,
      await cluster(await anEmptyStore(), byArrival(stories, randomFrom(seed), 10 * 365 * DAY)),
    );
    expect(wrong).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.9);
  });

  it('stay where they are when all arrive once more', async () => {
    const store = await anEmptyStore();
    const first = await cluster(
      store,
      byArrival(stories, () => 0, 0),
    );
    expect(await cluster(store, byArrival(stories, randomFrom(9), 365 * DAY))).toEqual(first);
  });
});
