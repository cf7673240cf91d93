import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchBriefing } from './briefing.ts';
import { benchBuilding, buildNames } from './building.ts';
import { benchImporting } from './importing.ts';
import { benchIncidents } from './incidents.ts';
import { benchMatching } from './matching.ts';
import type { Result } from './measure.ts';
import { benchPasses } from './passes.ts';
import { benchLatency, benchManyFeeds, benchPolling } from './polling.ts';
import { benchReading } from './reading.ts';
import { benchStarting } from './starting.ts';

/** Run by name, in this order: the longest last. */
const ROWS: Readonly<Record<string, () => Promise<readonly Result[]>>> = {
  match: benchMatching,
  names: benchBuilding,
  brief: benchBriefing,
  read: benchReading,
  start: benchStarting,
  import: benchImporting,
  passes: benchPasses,
  latency: benchLatency,
  polling: benchPolling,
  many: benchManyFeeds,
  incidents: benchIncidents,
};

/** Runs the rows named on the command line, or all. A table, or a JSON line a result with `--json`. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--build-names')) return console.log(JSON.stringify(buildNames()));
  const named = args.filter((arg) => !arg.startsWith('--'));
  const options = args.filter((arg) => arg.startsWith('--'));
  const names = named.length > 0 ? named : Object.keys(ROWS);
  const [only] = names;
  if (only !== undefined && names.length === 1) return runRow(only, options.includes('--json'));
  // Each in a process of its own: the patterns of one row would slow the next one's.
  for (const name of names)
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, ...options], { stdio: 'inherit' });
}

async function runRow(name: string, json: boolean): Promise<void> {
  const bench = ROWS[name];
  if (!bench) throw new Error(`no row ${name}; there are ${Object.keys(ROWS).join(', ')}`);
  for (const result of await bench()) console.log(json ? JSON.stringify(result) : describe(result));
  console.error(`(${name}: load of the machine ${loadavg()[0]?.toFixed(1)})`);
}

function describe({ what, unit, ours, peer, target }: Result): string {
  const verdict =
    target === undefined
      ? ''
      : (peer?.ratio ?? ours) <= target
        ? `target ${target}: reached`
        : `target ${target}: MISSED`;
  const compared = peer
    ? `${peer.figure.toFixed(1).padStart(9)}  ${peer.name.padEnd(24)} ${peer.ratio.toFixed(2)} (${peer.spread.map((ratio) => ratio.toFixed(2)).join(' to ')})`
    : '';
  return `${what.padEnd(60)} ${ours.toFixed(1).padStart(9)} ${unit.padEnd(6)} ${compared.padEnd(56)} ${verdict}`.trimEnd();
}

await main(process.argv.slice(2));
