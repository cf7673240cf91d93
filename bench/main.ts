import { loadavg } from 'node:os';
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
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => !Object.hasOwn(ROWS, name));
  if (unknown.length > 0) throw new Error(`no row ${unknown.join(', ')}; there are ${Object.keys(ROWS).join(', ')}`);
  const print = args.includes('--json') ? (result: Result) => JSON.stringify(result) : describe;
  for (const [name, bench] of Object.entries(ROWS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const result of await bench()) console.log(print(result));
    console.error(`(${name}: load of the machine ${loadavg()[0]?.toFixed(1)})`);
  }
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
