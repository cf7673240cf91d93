import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashText } from '../src/hash-text.ts';
import { joinIncident, lookUpsFor, withStory } from '../src/incidents/join-incident.ts';
import { keysOf } from '../src/incidents/keys-of.ts';
import type { Story } from '../src/model/story.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store, StoryRecord } from '../src/store/store.ts';
import { type Told, tellStories } from './events.ts';
import { against, alone, cpuOf, inRounds, type Result } from './measure.ts';
import { createRandom } from './prose.ts';

const STORED = [1_000, 10_000, 100_000];
const AT_ONCE = 50;
const ROUNDS = 7;
/** All pairs take long: a few stories tell the cost of one. */
const COMPARED = 5;
const TARGET_US = 500;
const FLAT = 2;
const WORD = /\p{L}+/gu;

/**
 * Joining stories to their incidents while the archive grows (keys, look-up, decision, writing and commit), against comparing
 * each with all others. Beside it: of the pairs that stand in one incident, how many are of one event, and the other way round.
 */
export async function benchIncidents(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  const store = await openStore(`sqlite:${join(folder, 'sitrep.db')}`);
  try {
    return await growing(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function growing(store: Store): Promise<readonly Result[]> {
  const stories = tellStories(createRandom(5));
  const archive: { readonly event: number; readonly incident: string; readonly words: Uint32Array }[] = [];
  const ours = async () => {
    const told = Array.from({ length: AT_ONCE }, () => stories.next().value as Told);
    let records: readonly StoryRecord[] = [];
    const used = await cpuOf(async () => {
      records = await joinAll(store, told);
    });
    await store.stories.put(records);
    for (const [index, { event, story }] of told.entries())
      archive.push({ event, incident: records[index]?.incidentId ?? '', words: wordsOf(story) });
    return (used * 1000) / AT_ONCE;
  };
  const peer = async () => {
    const all = archive.map(({ words }) => words);
    return ((await cpuOf(() => all.slice(-COMPARED).map((words) => mostAlike(words, all)))) * 1000) / COMPARED;
  };
  const results: Result[] = [];
  const medians: number[] = [];
  for (const stored of STORED) {
    while (archive.length < stored) await ours();
    const figures = await inRounds({ ours, peer }, ROUNDS, (work) => work());
    const what = `join a story, ${stored.toLocaleString('en')} stored`;
    const row = against(what, 'us CPU', figures.ours, { name: 'all pairs, Jaccard', figures: figures.peer });
    medians.push(row.ours);
    results.push(
      row,
      alone(`${what}: the slowest of ${ROUNDS} rounds`, 'us CPU', [Math.max(...figures.ours)], TARGET_US),
    );
    const { precision, recall } = judge(archive);
    results.push(alone(`${what}: pairs joined rightly`, '%', [precision * 100]));
    results.push(alone(`${what}: pairs of one event joined`, '%', [recall * 100]));
  }
  const growth = (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN);
  return [...results, alone('join a story, 100,000 stored over 1,000 stored', 'times', [growth], FLAT)];
}

/** As the pipeline does: a batch in one transaction. */
function joinAll(store: Store, told: readonly Told[]): Promise<readonly StoryRecord[]> {
  return store.transaction(async ({ incidents }) => {
    const records: StoryRecord[] = [];
    for (const { story, findings } of told) {
      const keys = keysOf(story, findings, () => []);
      const home = await incidents.ofStory(story.id);
      const incident = home
        ? withStory(home, story, keys)
        : joinIncident(story, keys, await incidents.candidates(lookUpsFor(story, keys)));
      await incidents.put(incident);
      records.push({ story, findings, incidentId: incident.id });
    }
    return records;
  });
}

function wordsOf({ title, text }: Story): Uint32Array {
  const words = `${title}\n${text}`.toLowerCase().match(WORD) ?? [];
  return Uint32Array.from(new Set(words.map(hashText))).sort();
}

/** The likeness of the story that shares the largest part of its words, itself left out. */
function mostAlike(words: Uint32Array, all: readonly Uint32Array[]): number {
  return all.reduce((most, others) => (others === words ? most : Math.max(most, jaccard(words, others))), 0);
}

function jaccard(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared / (a.length + b.length - shared);
}

function judge(archive: readonly { readonly event: number; readonly incident: string }[]) {
  const right = pairsIn(archive.map(({ event, incident }) => `${event} ${incident}`));
  return {
    precision: right / pairsIn(archive.map(({ incident }) => incident)),
    recall: right / pairsIn(archive.map(({ event }) => `${event}`)),
  };
}

/** How many pairs have the same label. */
function pairsIn(labels: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}
