import type { Candidates, Incident } from '../model/incident.ts';
import { isCommonName } from './text-keys.ts';

type Kind =
  | 'copy'
  | 'link'
  | 'victim'
  | 'amount'
  | 'about'
  | 'actor'
  | 'family'
  | 'cve'
  | 'indicator'
  | 'name'
  | 'word'
  | 'text';

/** What one shared key of a kind is worth when it is rare, how much a kind may add up to, and how long it lasts. */
const KINDS: Readonly<Record<Kind, { worth: number; most: number; fades: 'never' | 'slowly' | 'fast' }>> = {
  copy: { worth: 10, most: 10, fades: 'never' },
  link: { worth: 3, most: 3, fades: 'slowly' },
  victim: { worth: 2.6, most: 3.2, fades: 'slowly' },
  amount: { worth: 2.6, most: 3.2, fades: 'slowly' },
  about: { worth: 0.9, most: 0.9, fades: 'slowly' },
  actor: { worth: 1.4, most: 1.4, fades: 'slowly' },
  family: { worth: 0.9, most: 0.9, fades: 'slowly' },
  cve: { worth: 1.6, most: 2.4, fades: 'fast' },
  indicator: { worth: 1.8, most: 3, fades: 'slowly' },
  name: { worth: 1.1, most: 3.6, fades: 'fast' },
  word: { worth: 0.35, most: 1.4, fades: 'fast' },
  text: { worth: 1, most: 8, fades: 'slowly' },
};
const PREFIX = /^(\w+):(.*)$/s;
const ROUND_AMOUNT = /^[1-9]\d?0* \w+$/;

/** Two stories are on one event when what they share is worth at least this: a victim and an actor, an odd sum and an actor. */
export const SAME_EVENT = 3.8;

/** What speaks against one event when both sides have something of a kind and share none of it. */
const CONTRADICTIONS: readonly (readonly [Kind, number])[] = [
  ['victim', 1.5],
  ['cve', 1],
  ['family', 1],
];

const DAY_MS = 24 * 60 * 60_000;

/** How much a story and an incident have in common; `SAME_EVENT` and more is one event. */
export function likeness(
  keys: readonly string[],
  publishedAt: Date,
  incident: Incident,
  frequency: Candidates['frequency'],
): number {
  const theirs = new Set(incident.keys);
  const days = daysApart(publishedAt, incident);
  const mine = byKind(keys);
  const other = byKind(incident.keys);
  let total = 0;
  for (const [kind, values] of mine) {
    const shared = values.filter((value) => theirs.has(`${kind}:${value}`));
    const { worth, most, fades } = KINDS[kind];
    const crowd = crowding(kind, values.length, other.get(kind)?.length ?? 0);
    const sum = shared.reduce((sum, value) => sum + worth * rarity(kind, value, frequency) * crowd, 0);
    total += Math.min(sum, most) * lasting(fades, days);
  }
  return total - against(mine, other);
}

function byKind(keys: readonly string[]): ReadonlyMap<Kind, readonly string[]> {
  const kinds = new Map<Kind, string[]>();
  for (const key of keys) {
    const [, kind = '', value = ''] = PREFIX.exec(key) ?? [];
    if (!(kind in KINDS)) continue;
    const values = kinds.get(kind as Kind) ?? [];
    values.push(value);
    kinds.set(kind as Kind, values);
  }
  return kinds;
}

/** What many incidents hold tells little about one of them; nor does a name that everybody writes, or a round sum. */
function rarity(kind: Kind, value: string, frequency: Candidates['frequency']): number {
  const common = Math.max(frequency.get(`${kind}:${value}`) ?? 1, 1);
  const plain = (kind === 'victim' && isCommonName(value)) || (kind === 'amount' && ROUND_AMOUNT.test(value));
  return (plain ? 0.45 : 1) / (1 + 0.35 * Math.log2(common));
}

/** A list of twenty flaws or victims shares one with anybody. */
function crowding(kind: Kind, mine: number, theirs: number): number {
  if (kind === 'name' || kind === 'word' || kind === 'text') return 1;
  return Math.min(1, 3 / Math.max(mine, theirs));
}

function lasting(fades: 'never' | 'slowly' | 'fast', days: number): number {
  if (fades === 'never') return 1;
  if (fades === 'slowly') return days <= 14 ? 1 : days <= 60 ? 0.9 : 0.75;
  return days <= 2 ? 1 : days <= 5 ? 0.8 : days <= 10 ? 0.5 : days <= 30 ? 0.25 : 0;
}

function against(mine: ReadonlyMap<Kind, readonly string[]>, other: ReadonlyMap<Kind, readonly string[]>): number {
  return CONTRADICTIONS.reduce((sum, [kind, weight]) => {
    const [ours, theirs] = [mine.get(kind) ?? [], other.get(kind) ?? []];
    if (ours.length === 0 || theirs.length === 0) return sum;
    return ours.some((value) => theirs.some((each) => overlap(value, each))) ? sum : sum + weight;
  }, 0);
}

/** `dmm` and `dmm bitcoin` may well be the same. */
function overlap(a: string, b: string): boolean {
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
}

function daysApart(publishedAt: Date, { openedAt, updatedAt }: Incident): number {
  const time = publishedAt.getTime();
  if (time >= openedAt.getTime() && time <= updatedAt.getTime()) return 0;
  return Math.min(Math.abs(time - openedAt.getTime()), Math.abs(time - updatedAt.getTime())) / DAY_MS;
}
