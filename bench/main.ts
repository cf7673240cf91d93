import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchBad } from './bad.ts';
import { benchBriefing } from './briefing.ts';
import { benchBuilding, buildNames } from './building.ts';
import { benchDelivering } from './delivering.ts';
import { benchIdling } from './idling.ts';
import { benchImporting } from './importing.ts';
import { benchIncidents } from './incidents.ts';
import { benchManyFeeds } from './many-feeds.ts';
import { benchMatching } from './matching.ts';
import type { Result } from './measure.ts';
import { benchHours, benchPasses } from './passes.ts';
import { benchLatency, benchPolling } from './polling.ts';
import { benchReading } from './reading.ts';
import { startOptions } from './start-options.ts';
import { benchStarting } from './starting.ts';

/** Run by name, in this order: the longest last. */
const ROWS: Readonly<Record<string, () => Promise<readonly Result[]>>> = {
  match: benchMatching,
  names: benchBuilding,
  brief: benchBriefing,
  read: benchReading,
  start: benchStarting,
  idle: benchIdling,
  import: benchImporting,
  passes: benchPasses,
  hours: benchHours,
  latency: benchLatency,
  polling: benchPolling,
  delivery: benchDelivering,
  many: benchManyFeeds,
  bad: benchBad,
  incidents: benchIncidents,
};

/** Those that tell the memory of a running program, which is started as `npm start` does. */
const AS_STARTED: ReadonlySet<string> = new Set(['passes', 'hours']);

/** Runs the rows named on the command line, or all. A table, or a JSON line a result with `--json`. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--build-names')) return console.log(JSON.stringify(buildNames()));
  const named = args.filter((arg) => !arg.startsWith('--'));
  const options = args.filter((arg) => arg.startsWith('--'));
  const names = named.length > 0 ? named : Object.keys(ROWS);
  if (options.includes('--here')) return runRow(names[0] ?? '', options.includes('--json'));
  // Each in a process of its own: the patterns of one row would slow the next one's.
  for (const name of names) {
    const flags = AS_STARTED.has(name) ? startOptions().flags : [];
    const row = [...flags, fileURLToPath(import.meta.url), name, '--here', ...options];
    const { status } = spawnSync(process.execPath, row, { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}

async function runRow(name: string, json: boolean): Promise<void> {
  const bench = ROWS[name];
  if (!bench) throw new Error(`no row ${name}; there are ${Object.keys(ROWS).join(', ')}`);
  for (const result of await bench())
    console.log(json ? JSON.stringify({ ...result, reached: isReached(result) }) : describe(result));
  console.error(`(${name}: load of the machine ${loadavg()[0]?.toFixed(1)})`);
}

/** Undefined where there is no target. */
function isReached({ ours, peer, target }: Result): boolean | undefined {
  return target === undefined ? undefined : (peer?.ratio ?? ours) <= target;
}

function describe(result: Result): string {
  const { what, unit, ours, peer, target } = result;
  const verdict = target === undefined ? '' : `target ${target}: ${isReached(result) ? 'reached' : 'MISSED'}`;
  const compared = peer
    ? `${peer.figure.toFixed(1).padStart(9)}  ${peer.name.padEnd(24)} ${peer.ratio.toFixed(2)} (${peer.spread.map((ratio) => ratio.toFixed(2)).join(' to ')})`
    : '';
  return `${what.padEnd(60)} ${ours.toFixed(1).padStart(9)} ${unit.padEnd(6)} ${compared.padEnd(56)} ${verdict}`.trimEnd();
}

await main(process.argv.slice(2));
