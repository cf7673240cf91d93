import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type App, createApp } from '../src/app.ts';
import { growSlowly } from '../src/cli/grow-slowly.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { createLogger } from '../src/logger.ts';
import { openStore } from '../src/store/open-store.ts';
import { held } from './held.ts';
import { alone, cpuOf, median, type Result } from './measure.ts';
import { serveApart } from './serve-apart.ts';

const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 5 * MINUTE_MS;
/** Passes. */
const AN_HOUR = 12;
/** MB. */
const MOST_GROWTH = 5;

interface Sitting {
  /** Passes, one this far from the next by the program's own clock. */
  readonly everyMs: number;
  readonly feeds: number;
  readonly entries: number;
}

/** Five hundred passes over feeds that stay as they are: what they cost and by how much they grow. */
export function benchPasses(): Promise<readonly Result[]> {
  const [feeds, settledAfter, passes] = [20, 100, 500];
  return sit({ feeds, entries: 5, everyMs: MINUTE_MS }, async ({ pass }) => {
    await times(settledAfter, pass);
    const before = held('resident');
    const used = await cpuOf(() => times(passes, pass));
    return [
      alone(`a pass over ${feeds} unchanged feeds in a running process`, 'ms CPU', [used / passes], feeds),
      alone(`growth over ${passes} passes`, 'MB', [held('resident') - before], MOST_GROWTH),
    ];
  });
}

/** Hours of passes over a thousand feeds of which a tenth has news each time. */
export function benchHours(): Promise<readonly Result[]> {
  const [feeds, changed, passes] = [1_000, 100, 60];
  return sit({ feeds, entries: 1, everyMs: FIVE_MINUTES_MS }, async ({ pass, publish }) => {
    const passWithNews = async () => {
      await publish(changed);
      await pass();
    };
    await pass();
    const unchanged = await cpuOf(() => times(AN_HOUR, pass));
    await times(AN_HOUR, passWithNews);
    const before = await heldOver(passWithNews);
    const used = await cpuOf(() => times(passes, passWithNews));
    const after = await heldOver(passWithNews);
    return [
      alone(`a pass over ${feeds} unchanged feeds in a running process`, 'ms CPU', [unchanged / AN_HOUR], feeds),
      alone(`a pass over ${feeds} feeds, ${changed} with news`, 'ms CPU', [used / passes]),
      alone('memory after an hour of such passes', 'MB', [before.resident]),
      alone(`growth over ${passes} passes more`, 'MB', [after.resident - before.resident], MOST_GROWTH),
      alone(`growth over ${passes} passes more: heap`, 'MB', [after.heap - before.heap], MOST_GROWTH),
    ];
  });
}

/** Over a few passes: what is resident goes up and down by several MB from one to the next. */
async function heldOver(pass: () => Promise<unknown>): Promise<{ readonly resident: number; readonly heap: number }> {
  const seen: { resident: number; heap: number }[] = [];
  await times(7, async () => {
    await pass();
    seen.push({ resident: held('resident'), heap: held('heap') });
  });
  return { resident: median(seen.map(({ resident }) => resident)), heap: median(seen.map(({ heap }) => heap)) };
}

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 1) await work();
}

interface Seat {
  readonly pass: () => Promise<unknown>;
  /** A new entry in each of the first feeds. */
  readonly publish: (feeds: number) => Promise<void>;
}

/** The program within this process, its feeds in another. */
async function sit(
  { everyMs, ...wanted }: Sitting,
  work: (seat: Seat) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  growSlowly();
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  const { urls, hosts, publish, close } = await serveApart({ ...wanted, latencyMs: 0 });
  const feeds = urls.map((url, index) => ({ url, name: `Outlet ${index}` }));
  const settings = { feeds, network: { allowPrivate: hosts }, adapters: { web: { enabled: false } } };
  writeFileSync(join(folder, 'sitrep.yaml'), JSON.stringify(settings));
  const store = await openStore(`sqlite:${join(folder, 'bench.db')}`);
  let time = Date.UTC(2026, 10, 23);
  let app: App | undefined;
  try {
    app = await createApp({
      store,
      config: await loadConfig({}, folder),
      log: createLogger('silent'),
      now: () => new Date(time),
      terminal: { output: new Writable({ write: (_chunk, _encoding, done) => done() }), colour: false, width: 80 },
    });
    const { pollOnce } = app;
    const pass = async () => {
      time += everyMs;
      await pollOnce({ all: true, patienceMs: 0 });
    };
    return await work({ pass, publish });
  } finally {
    await app?.stop();
    await store.close();
    await close();
    rmSync(folder, { recursive: true });
  }
}
