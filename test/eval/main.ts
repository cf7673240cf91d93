import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Actor } from '../../src/model/actor.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import { faultsOf, fold } from './causes.ts';
import { plainMatcher } from './plain-matcher.ts';
import { type Found, type GoldLine, judge, type Score, score, type Verdict } from './score.ts';

type BriefLine = Pick<Briefing, 'actors'> & { readonly id: string };

const [path] = process.argv.slice(2);
const SHOWN = 8;
const BIGGEST_OUTPUT = 2 ** 30;

if (path === undefined) {
  process.stderr.write(
    'Usage: npm run eval -- GOLD.jsonl (lines of {"id","source","text","title","groups","ignore","gold","names"})\n',
  );
  process.exitCode = 2;
} else evaluate(resolve(path));

/** Scores `brief --jsonl` with the stored actors against a gold file, beside a plain matcher of the same names. */
function evaluate(goldFile: string): void {
  const gold = linesOf<RawGold>(readFileSync(goldFile, 'utf8'));
  const actors: readonly Actor[] = JSON.parse(sitrep('actors', 'list', '--json'));
  const briefs = new Map(linesOf<BriefLine>(sitrep('brief', '--jsonl', goldFile)).map((line) => [line.id, line]));
  const plain = plainMatcher(actors, groupFinder(actors));
  const ours = gold.map((raw) => judge(toGold(raw), foundIn(briefs.get(raw.id))));
  const theirs = gold.map((raw) => judge(toGold(raw), plain(`${raw.title ?? ''}\n${raw.text}`)));
  printTable(ours, theirs);
  const known = new Set(actors.flatMap(({ aliases }) => aliases.map(({ name }) => fold(name))));
  printFaults(ours, known);
}

interface RawGold extends Omit<GoldLine, 'primaryOnly' | 'ignore' | 'names'> {
  readonly title?: string;
  readonly text: string;
  readonly gold?: string;
  readonly ignore?: readonly string[];
  readonly names?: readonly string[];
}

function toGold({ id, source, groups, ignore = [], names = [], gold }: RawGold): GoldLine {
  return { id, source, groups, ignore, names, primaryOnly: gold === 'primary' };
}

/** An actor's own ATT&CK id, else its nearest parent's. */
function foundIn(brief: BriefLine | undefined): Found {
  const found = new Map<string, readonly string[]>();
  for (const { attackId, parents, matched } of brief?.actors ?? []) {
    const group = attackId ?? parents.find((parent) => parent.attackId !== null)?.attackId;
    if (group) found.set(group, [...(found.get(group) ?? []), ...matched]);
  }
  return found;
}

function groupFinder(actors: readonly Actor[]): (actorId: string) => string | undefined {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const groupOf = (id: string, seen: ReadonlySet<string> = new Set()): string | undefined => {
    const actor = byId.get(id);
    if (actor === undefined || seen.has(id)) return undefined;
    if (actor.attackId !== undefined) return actor.attackId;
    const upwards = actor.parents.map((parent) => groupOf(parent.id, new Set([...seen, id])));
    return upwards.find((group) => group !== undefined);
  };
  return (id) => groupOf(id);
}

function printTable(ours: readonly Verdict[], theirs: readonly Verdict[]): void {
  const sources = [...new Set(ours.map(({ line }) => line.source))].sort();
  const row = (label: string, filter: (verdict: Verdict) => boolean): string =>
    [label.padEnd(16), cells(score(ours.filter(filter))), cells(score(theirs.filter(filter)))].join(' | ');
  const heading = 'lines     P     R    F1 macro false-alarm-lines';
  const table = [
    `${''.padEnd(16)} | ${heading.padEnd(44)} | the same, plain whole words`,
    row('all', () => true),
    ...sources.map((source) => row(source, ({ line }) => line.source === source)),
  ];
  process.stdout.write(`${table.join('\n')}\n`);
}

function cells({ lines, precision, recall, f1, macroF1, falseAlarmLines }: Score): string {
  const shares = [precision, recall, f1, macroF1, falseAlarmLines].map((share) =>
    Number.isNaN(share) ? '-' : share.toFixed(3),
  );
  return [String(lines).padStart(5), ...shares.map((share) => share.padStart(5))].join(' ').padEnd(44);
}

function printFaults(ours: readonly Verdict[], known: ReadonlySet<string>): void {
  const faults = faultsOf(ours, known);
  for (const cause of [...new Set(faults.map((fault) => fault.cause))].sort()) {
    const own = faults.filter((fault) => fault.cause === cause);
    process.stdout.write(`\n${own.length} x ${cause}\n`);
    for (const { id, what } of own.slice(0, SHOWN)) process.stdout.write(`  ${id}  ${what}\n`);
  }
}

function sitrep(...args: readonly string[]): string {
  return execFileSync(process.execPath, ['dist/program/sitrep.js', ...args], {
    encoding: 'utf8',
    maxBuffer: BIGGEST_OUTPUT,
  });
}

function linesOf<T>(text: string): readonly T[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}
