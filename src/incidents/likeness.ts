import type { Candidates } from '../model/incident.ts';
import { isCommon } from './fold-words.ts';

/** What one shared key of a kind is worth when it is rare, how much a kind may add up to, and how long it lasts. */
const KINDS = {
  copy: { worth: 10, most: 10, fades: 'never' },
  text: { worth: 1, most: 8, fades: 'slowly' },
  link: { worth: 3, most: 3, fades: 'slowly' },
  title: { worth: 3, most: 3, fades: 'fast' },
  subject: { worth: 3, most: 3.6, fades: 'slowly' },
  victim: { worth: 1, most: 1, fades: 'slowly' },
  amount: { worth: 2.6, most: 3.2, fades: 'slowly' },
  about: { worth: 0.9, most: 0.9, fades: 'slowly' },
  family: { worth: 0.9, most: 0.9, fades: 'slowly' },
  actor: { worth: 0.5, most: 0.5, fades: 'slowly' },
  cve: { worth: 1.6, most: 2.4, fades: 'fast' },
  indicator: { worth: 1.8, most: 3, fades: 'slowly' },
  name: { worth: 1.1, most: 4.8, fades: 'fast' },
  word: { worth: 0.35, most: 1.4, fades: 'fast' },
} as const;
type Kind = keyof typeof KINDS;
/** The values of each kind. */
export type Keys = ReadonlyMap<Kind, ReadonlySet<string>>;

const ROUND_AMOUNT = /^[1-9]\d?0* \w+$/;

/** Two stories are on one event when what they share is worth at least this: a victim and an actor, an odd sum and an actor. */
export const SAME_EVENT = 3.8;

/** What speaks against one event when both sides have something of a kind and share none of it. */
const CONTRADICTIONS: readonly (readonly [Kind, number])[] = [
  ['subject', 1],
  ['cve', 1],
  ['family', 1],
];

/** Two stories about the same victim or product in the same days hardly tell of two events; */
const FRESH_SUBJECT = 0.8;
/** all the less when the actor is the same too. */
const FRESH_PAIR = 1.5;

/** What fades fast is worth nothing any more after so many days. */
export const FAST_DAYS = 30;

/** How much a story and an incident have in common, told so many days apart; `SAME_EVENT` and more is one event. */
export function likeness(mine: Keys, theirs: Keys, days: number, frequency: Candidates['frequency']): number {
  const both = shared(mine, theirs);
  let total = freshness(both) * lasting('fast', days);
  for (const [kind, values] of both) {
    // The same words on somebody else are a form that is filled in: `X is a victim of Y`.
    if (kind === 'text' && contradict('subject', mine, theirs)) continue;
    const { worth, most, fades } = KINDS[kind];
    const crowd = crowding(kind, mine, theirs);
    const sum = values.reduce((sum, value) => sum + worth * rarity(kind, value, frequency) * crowd, 0);
    total += Math.min(sum, most) * lasting(fades, days);
  }
  return total - against(mine, theirs);
}

/** Keys as `keysOf` writes them, by their kind. */
export function readKeys(keys: readonly string[]): Keys {
  const kinds = new Map<Kind, Set<string>>();
  for (const key of keys) {
    const kind = kindOf(key);
    if (!kind) continue;
    const value = key.slice(key.indexOf(':') + 1);
    const values = kinds.get(kind);
    if (values) values.add(value);
    else kinds.set(kind, new Set([value]));
  }
  return kinds;
}

/** Whether a key tells something only for `FAST_DAYS`. */
export function fadesFast(key: string): boolean {
  const kind = kindOf(key);
  return kind !== undefined && KINDS[kind].fades === 'fast';
}

function kindOf(key: string): Kind | undefined {
  const kind = key.slice(key.startsWith('~') ? 1 : 0, key.indexOf(':'));
  return isKind(kind) ? kind : undefined;
}

function isKind(text: string): text is Kind {
  return Object.hasOwn(KINDS, text);
}

/** What both hold. Of words it matters what they are to each side: a name in passing is no subject, however much it is one elsewhere. */
function shared(mine: Keys, theirs: Keys): ReadonlyMap<Kind, readonly string[]> {
  const both = new Map<Kind, readonly string[]>();
  for (const [kind, values] of mine)
    both.set(
      kind,
      [...values].filter((value) => theirs.get(kind)?.has(value)),
    );
  const words = both.get('word') ?? [];
  const ranks = new Map(words.map((word) => [word, sharedRank(rankOf(word, mine), rankOf(word, theirs))]));
  for (const kind of ['subject', 'name', 'word'] as const)
    both.set(
      kind,
      words.filter((word) => ranks.get(word) === kind),
    );
  return both;
}

function rankOf(word: string, side: Keys): 'subject' | 'name' | 'word' {
  return side.get('subject')?.has(word) ? 'subject' : side.get('name')?.has(word) ? 'name' : 'word';
}

/** What is only a word stands in the title, so it may well be what the story is about. */
function sharedRank(mine: ReturnType<typeof rankOf>, theirs: ReturnType<typeof rankOf>): 'subject' | 'name' | 'word' {
  const ranks = [mine, theirs];
  if (ranks.includes('subject')) return ranks.includes('name') ? 'name' : 'subject';
  return ranks.includes('name') ? 'name' : 'word';
}

/** Of a maker of widespread things there is news every day, so it tells something only together with the actor. */
function freshness(both: ReadonlyMap<Kind, readonly string[]>): number {
  const subjects = both.get('subject') ?? [];
  const samePair = subjects.length > 0 && (both.get('family') ?? []).length > 0;
  return (samePair ? FRESH_PAIR : 0) + (samePair || !subjects.every(isCommon) ? FRESH_SUBJECT : 0);
}

/** What many incidents hold tells little about one of them; nor does a name that everybody writes, or a round sum. */
function rarity(kind: Kind, value: string, frequency: Candidates['frequency']): number {
  const indexed = kind === 'name' ? 'word' : kind;
  const common = Math.max(frequency.get(`${indexed}:${value}`) ?? 1, 1);
  const plain =
    ((kind === 'subject' || kind === 'victim') && isCommon(value)) || (kind === 'amount' && ROUND_AMOUNT.test(value));
  return (plain ? 0.6 : 1) / (1 + 0.35 * Math.log2(common));
}

/** A list of twenty flaws or victims shares one with anybody. */
function crowding(kind: Kind, mine: Keys, theirs: Keys): number {
  if (kind === 'name' || kind === 'word' || kind === 'text') return 1;
  return Math.min(1, 3 / Math.max(mine.get(kind)?.size ?? 0, theirs.get(kind)?.size ?? 0));
}

function lasting(fades: 'never' | 'slowly' | 'fast', days: number): number {
  if (fades === 'never') return 1;
  if (fades === 'slowly') return days <= 60 ? 1 : days <= 200 ? 0.9 : 0.8;
  return days <= 2 ? 1 : days <= 5 ? 0.8 : days <= 10 ? 0.5 : days <= FAST_DAYS ? 0.25 : 0;
}

function against(mine: Keys, theirs: Keys): number {
  return CONTRADICTIONS.reduce((sum, [kind, weight]) => sum + (contradict(kind, mine, theirs) ? weight : 0), 0);
}

/** Both sides have something of the kind and share none of it. */
function contradict(kind: Kind, mine: Keys, theirs: Keys): boolean {
  const [ours, others] = [[...(mine.get(kind) ?? [])], [...(theirs.get(kind) ?? [])]];
  if (ours.length === 0 || others.length === 0) return false;
  return !ours.some((value) => others.some((other) => overlap(value, other)));
}

/** `dmm` and `dmm bitcoin` may well be the same. */
function overlap(a: string, b: string): boolean {
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
}
