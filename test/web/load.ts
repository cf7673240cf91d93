import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Briefing } from '../../src/model/briefing.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { serveConsole } from '../support/a-console.ts';
import { aStory } from '../support/a-story.ts';
import { noFindings } from '../support/no-findings.ts';

const STORED = Number(process.argv[2] ?? 10_000);
const AT_ONCE = 200;
const RUNS = 9;
const SPAN_MS = 400 * 86_400_000;
const END = Date.parse('2024-12-24T11:00:00Z');
const ACTORS = ['tradertraitor', 'fox-one', 'fox-two', 'dark-angels'] as const;
const PAGES = [
  '/',
  '/?q=ginco',
  '/?actor=lazarus',
  '/?country=KP',
  '/?role=denied',
  '/?technique=T1566',
  '/news?since=2024-12-24T09:00:00.000Z',
  '/briefings/b-7',
  '/actors/lazarus-group',
  '/deliveries',
  '/feeds',
];

const folder = mkdtempSync(join(tmpdir(), 'sitrep-load-'));
const store = await openStore(`sqlite:${folder}/sitrep.db`);
for (let from = 0; from < STORED; from += AT_ONCE) {
  await store.transaction(async (tx) => {
    for (let n = from; n < Math.min(from + AT_ONCE, STORED); n += 1) {
      const story = aStory({ id: `s-${n}`, url: `https://wire.example/${n}` });
      await tx.stories.put([{ story, findings: noFindings(story.id), incidentId: `i-${n}` }]);
      await tx.briefings.put(numbered(n));
    }
  });
}
const bytes = JSON.stringify(numbered(0)).length;
process.stdout.write(`${STORED} briefings of ${bytes} bytes\n`);
const running = await serveConsole(store);
for (const page of PAGES) await measure(page);
await running.close();
rmSync(folder, { recursive: true, force: true });

/** One of many incidents: every fourth is North Korea's, every tenth is denied. */
function numbered(n: number): Briefing {
  const sample = aBriefing();
  const id = ACTORS[n % ACTORS.length] ?? 'tradertraitor';
  const country = id === 'tradertraitor' ? 'KP' : 'RU';
  const role = n % 10 === 0 ? 'denied' : 'attributed';
  return {
    ...sample,
    id: `b-${n}`,
    incidentId: `i-${n}`,
    revision: 1,
    createdAt: new Date(END - ((STORED - n) / STORED) * SPAN_MS).toISOString(),
    actors: sample.actors.map((actor, index) => (index === 0 ? { ...actor, id, country, role } : actor)),
  };
}

async function measure(path: string): Promise<void> {
  const runs: { readonly wall: number; readonly cpu: number }[] = [];
  let size = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    size = (await (await fetch(running.url + path)).text()).length;
    const { user, system } = process.cpuUsage(before);
    runs.push({ wall: performance.now() - start, cpu: (user + system) / 1_000 });
  }
  const median = (of: 'wall' | 'cpu') => runs.map((run) => run[of]).sort((a, b) => a - b)[RUNS >> 1] ?? 0;
  const figures = `${median('cpu').toFixed(0).padStart(5)} ms CPU ${median('wall').toFixed(0).padStart(5)} ms`;
  process.stdout.write(`${path.padEnd(42)}${figures} ${(size / 1_000).toFixed(0).padStart(5)} kB\n`);
}
