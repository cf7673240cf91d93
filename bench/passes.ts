import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { createLogger } from '../src/logger.ts';
import { openStore } from '../src/store/open-store.ts';
import { serveFeeds } from './feed-server.ts';
import { held } from './held.ts';
import { alone, type Result } from './measure.ts';

const FEEDS = 20;
const PASSES = 500;
const SETTLED_AFTER = 100;
const MINUTE_MS = 60_000;

/** Five hundred passes in one process, a minute apart by its own clock: what they cost and by how much it grows. */
export async function benchPasses(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
  const server = await serveFeeds({ feeds: FEEDS, entries: 5, latencyMs: 0 });
  const feeds = server.urls.map((url, index) => ({ url, name: `Outlet ${index}` }));
  const settings = { feeds, network: { allowPrivate: server.hosts }, adapters: { web: { enabled: false } } };
  writeFileSync(join(folder, 'sitrep.yaml'), JSON.stringify(settings));
  const config = await loadConfig({}, folder);
  const store = await openStore(`sqlite:${join(folder, 'bench.db')}`);
  let minutes = 0;
  const app = await createApp({
    store,
    config,
    log: createLogger('silent'),
    now: () => new Date(Date.UTC(2026, 10, 23) + minutes * MINUTE_MS),
    terminal: { output: new Writable({ write: (_chunk, _encoding, done) => done() }), colour: false, width: 80 },
  });
  try {
    const poll = async (passes: number) => {
      for (let pass = 0; pass < passes; pass += 1, minutes += 1) await app.pollOnce({ all: true, patienceMs: 0 });
    };
    await poll(SETTLED_AFTER);
    const before = { resident: held('resident'), cpu: process.cpuUsage() };
    await poll(PASSES);
    const { user, system } = process.cpuUsage(before.cpu);
    const growth = held('resident') - before.resident;
    return [
      alone(
        `a pass over ${FEEDS} unchanged feeds in a running process`,
        'ms CPU',
        [(user + system) / 1000 / PASSES],
        FEEDS,
      ),
      alone(`growth over ${PASSES} passes`, 'MB', [growth], 5),
    ];
  } finally {
    await app.stop();
    await store.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
}
