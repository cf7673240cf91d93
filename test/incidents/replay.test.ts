import { describe, expect, it, onTestFinished } from 'vitest';
import { joinableSince, joinIncident } from '../../src/incidents/join-incident.ts';
import { keysOf } from '../../src/incidents/keys-of.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { ancestorsInReplay, type Replayed, readReplay } from './replay.ts';

const HOUR = 60 * 60_000;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const stories = readReplay();

/** Repeatable numbers from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function byArrival(random: () => number, delayHours: number): readonly Replayed[] {
  const arrivals = stories.map((each) => ({
    each,
    at: each.story.publishedAt.getTime() + random() * delayHours * HOUR,
  }));
  return arrivals.sort((a, b) => a.at - b.at).map(({ each }) => each);
}

async function anEmptyStore(): Promise<Store> {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  return store;
}

async function cluster(store: Store, arriving: readonly Replayed[]): Promise<ReadonlyMap<string, string>> {
  const incidentOf = new Map<string, string>();
  for (const { story, findings } of arriving) {
    const keys = keysOf(story, findings, ancestorsInReplay);
    await store.transaction(async (inside) => {
      const candidates = await inside.incidents.candidates(keys, joinableSince(story));
      const home = await inside.incidents.ofStory(story.id);
      const incident = joinIncident(story, keys, candidates, home);
      await inside.incidents.put(incident);
      await inside.stories.put([{ story, findings, incidentId: incident.id }]);
      incidentOf.set(story.id, incident.id);
    });
  }
  return incidentOf;
}

/** Over all pairs of stories: are those of one event together, and only those? */
function pairwise(incidentOf: ReadonlyMap<string, string>): { readonly f1: number; readonly wrong: readonly string[] } {
  let [right, missed] = [0, 0];
  const wrong: string[] = [];
  for (const [index, a] of stories.entries()) {
    for (const b of stories.slice(index + 1)) {
      const together = incidentOf.get(a.story.id) === incidentOf.get(b.story.id);
      if (together && a.event === b.event) right += 1;
      else if (together) wrong.push(`${a.story.id} with ${b.story.id}`);
      else if (a.event === b.event) missed += 1;
    }
  }
  return { f1: (2 * right) / (2 * right + wrong.length + missed), wrong };
}

describe('sixty stories on twelve events from eight outlets in three languages', () => {
  it('are that', () => {
    expect(stories).toHaveLength(60);
    expect(new Set(stories.map(({ event }) => event)).size).toBe(12);
    expect(new Set(stories.map(({ story }) => story.feedId)).size).toBe(8);
    expect(new Set(stories.map(({ story }) => story.language)).size).toBe(3);
  });

  it('become twelve incidents when they arrive as they are published', async () => {
    const incidentOf = await cluster(
      await anEmptyStore(),
      byArrival(() => 0, 0),
    );
    expect(pairwise(incidentOf)).toEqual({ f1: 1, wrong: [] });
    expect(new Set(incidentOf.values()).size).toBe(12);
  });

  it.each(SEEDS)('hardly fall apart when they arrive up to a week late (seed %i)', async (seed) => {
    const { f1, wrong } = pairwise(await cluster(await anEmptyStore(), byArrival(randomFrom(seed), 7 * 24)));
    expect(wrong).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.95);
  });

  it.each(SEEDS)('are never joined wrongly, though years come in any order (seed %i)', async (seed) => {
    const { f1, wrong } = pairwise(await cluster(await anEmptyStore(), byArrival(randomFrom(seed), 10 * 365 * 24)));
    expect(wrong).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.9);
  });

  it('stay where they are when all arrive once more', async () => {
    const store = await anEmptyStore();
    const first = await cluster(
      store,
      byArrival(() => 0, 0),
    );
    expect(await cluster(store, byArrival(randomFrom(9), 365 * 24))).toEqual(first);
  });
});
