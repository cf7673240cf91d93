import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { packageFile } from '../../src/package-file.ts';
import { documentAnswers, feedsRow, serverAnswers, textAnswers } from './feeds-row.ts';
import type { Row } from './row.ts';
import { runReport } from './run-report.ts';
import { siegeRow } from './siege.ts';
import { readyKnowledge } from './ten-feeds.ts';

const REPORT = '.github/SECURITY.md';
const BEGIN = '<!-- figures: written by `npm run security` -->';
const END = '<!-- end of figures -->';

/**
 * Attacks the program for some minutes and writes what came of it into the table of SECURITY.md. `--kills` runs of SIGKILL,
 * `--fuzz` and `--siege` seconds; `--only word` does the rows whose name holds the word and writes nothing.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      fuzz: { type: 'string', default: '180' },
      siege: { type: 'string', default: '60' },
      only: { type: 'string' },
    },
  });
  const knowledge = await readyKnowledge();
  const rows: Readonly<Record<string, () => Promise<Row>>> = {
    siege: () => siegeRow(Number(values.siege)),
    servers: () => feedsRow('servers that misbehave, as one feed of ten', serverAnswers(), knowledge),
    documents: () => feedsRow('hostile documents, as one feed of ten', documentAnswers(), knowledge),
    texts: () => feedsRow('stories without measure, as one feed of ten', textAnswers(), knowledge),
    kills: () => killsRow(values.kills),
    fuzz: () => fuzzRow(values.fuzz),
  };
  const done: Row[] = [];
  for (const [name, run] of Object.entries(rows)) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    const row = await run();
    console.log(JSON.stringify(row));
    done.push(row);
  }
  if (values.only === undefined) write(done);
  if (done.some(({ lost, duplicated, letIn }) => lost + duplicated + letIn > 0)) process.exitCode = 1;
}

async function killsRow(runs: string): Promise<Row> {
  const { kills, seconds, lost, duplicated, misplaced, doubts, faults } = await runReport('faults', ['--runs', runs]);
  const injected = Object.values(faults as Readonly<Record<string, number>>).reduce((sum, count) => sum + count, 0);
  return {
    what: 'SIGKILL, lost answers and refusals while posting',
    tried: Number(kills) + injected,
    seconds: Number(seconds),
    lost: Number(lost) + Number(misplaced),
    duplicated: Number(duplicated),
    letIn: 0,
    notes: `${runs} runs with ${String(kills)} kills and ${injected} other faults; ${String(doubts)} posts that may stand twice and say so`,
  };
}

async function fuzzRow(wanted: string): Promise<Row> {
  const { inputs, seconds, failures, properties } = await runReport('fuzz', ['--seconds', wanted]);
  return {
    what: 'random inputs to renderers, matcher, quotes and outbox',
    tried: Number(inputs),
    seconds: Number(seconds),
    lost: Number(failures),
    duplicated: 0,
    letIn: 0,
    notes: `${String(properties)} properties; what breaks one counts as lost`,
  };
}

function write(rows: readonly Row[]): void {
  const path = packageFile(REPORT);
  const report = readFileSync(path, 'utf8');
  const [before = '', rest = ''] = report.split(BEGIN);
  const [, after = ''] = rest.split(END);
  writeFileSync(path, `${before}${BEGIN}\n\n${tableOf(rows)}\n\n${END}${after}`);
  execFileSync('npx', ['biome', 'format', '--write', path], { stdio: 'ignore' });
}

function tableOf(rows: readonly Row[]): string {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
  const load = `The machine did other work meanwhile: a load of ${loadavg()[0]?.toFixed(0)} at the end.`;
  const lines = rows.map(
    ({ what, tried, seconds, lost, duplicated, letIn, notes }) =>
      `| ${[what, tried.toLocaleString('en'), seconds, lost, duplicated, letIn, notes].join(' | ')} |`,
  );
  return [
    `Measured on ${day}: ${machine}.${(loadavg()[0] ?? 0) > cpus().length ? ` ${load}` : ''}`,
    '',
    '| what | tried | seconds | lost | duplicated | let in | also |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
    ...lines,
  ].join('\n');
}

await main();
