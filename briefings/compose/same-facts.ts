import type { Evidence } from '../../src/model/evidence.ts';
import type {
  Indicator,
  Loss,
  Named,
  TechniqueFinding,
  TimelineEvent,
  Unprofiled,
  Victim,
} from '../../src/model/findings.ts';
import { oncePer } from '../../src/once-per.ts';
import type { Steps } from '../../src/steps.ts';

const COINS = new Set(['BTC', 'ETH', 'XMR', 'LTC', 'DASH', 'XRP', 'SOL', 'USDT', 'USDC']);

/** A French hospital goes by several words: `le CH de Cannes`, `l'hôpital de Cannes`. */
const HOSPITAL = /^(?:chu?|chru|centre hospitalier|hopital) /;
/** More facts of a kind than any event has: each is compared with all others. */
const MOST_OF_A_KIND = 300;
/** How far a rounded sum may lie from the exact one. */
const ROUNDING = 0.06;
/** Two clauses tell the same event when they share so many of their words. */
const SAME_WORDS = 0.6;

interface Evidenced {
  readonly evidence: readonly Evidence[];
}

/** Facts with the same key become one: the first stands, changed by `join`, with the evidence of all. */
export function mergeBy<T extends Evidenced>(
  facts: readonly T[],
  keyOf: (fact: T) => string,
  join: (known: T, next: T) => T = (known) => known,
): readonly T[] {
  const merged = new Map<string, { joined: T; readonly all: T[] }>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const known = merged.get(key);
    if (!known) {
      merged.set(key, { joined: fact, all: [fact] });
      continue;
    }
    known.joined = join(known.joined, fact);
    known.all.push(fact);
  }
  return [...merged.values()].map(({ joined, all }) =>
    all.length === 1 ? joined : { ...joined, evidence: allEvidence(...all) },
  );
}

/** The evidence of several facts without repeats. */
export function allEvidence(...facts: readonly Evidenced[]): readonly Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const evidence of facts.flatMap((fact) => fact.evidence)) {
    seen.set(`${evidence.story} ${evidence.field} ${evidence.start} ${evidence.end}`, evidence);
  }
  return [...seen.values()];
}

/** Lower case, letters and digits only, as names are compared. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** One victim per organisation: `DMM` joins `DMM Bitcoin`, and the longer name stands. */
export function mergeVictims(victims: readonly Victim[]): readonly Victim[] {
  const merged = mergeBy(victims, ({ name }) => foldName(name).replace(HOSPITAL, 'hopital '))
    .slice(0, MOST_OF_A_KIND)
    .map((victim) => ({ victim, words: ` ${foldName(victim.name)} ` }));
  const isPart = (short: string, long: string) => short.length < long.length && long.includes(short);
  return merged
    .filter(({ words }) => !merged.some((other) => isPart(words, other.words)))
    .map(({ victim, words }) => {
      const parts = merged.filter((other) => isPart(other.words, words));
      return { ...victim, evidence: allEvidence(victim, ...parts.map((part) => part.victim)) };
    });
}

/** One loss per amount and unit; the incident's own come first, then the larger. */
export function mergeLosses(losses: readonly Loss[]): readonly Loss[] {
  const merged = mergeBy(
    losses,
    ({ amount, unit }) => `${amount.toPrecision(4)} ${unit}`,
    (known, next) => ({
      ...known,
      amount: digitsOf(next.amount) > digitsOf(known.amount) ? next.amount : known.amount,
      scope: next.scope === 'incident' ? 'incident' : known.scope,
    }),
  ).slice(0, MOST_OF_A_KIND);
  const kept = merged.filter((loss) => !merged.some((exact) => isRounded(loss, exact)));
  const rank = ({ scope }: Loss) => (scope === 'incident' ? 0 : 1);
  const stated = kept.map((loss) => ({
    ...loss,
    evidence: allEvidence(loss, ...merged.filter((rounded) => isRounded(rounded, loss))),
  }));
  return stated.toSorted((a, b) => rank(a) - rank(b) || unitRank(a) - unitRank(b) || b.amount - a.amount);
}

/** `1.5 billion` beside `1.46 billion` is the same sum, told with fewer figures. */
function isRounded(rounded: Loss, exact: Loss): boolean {
  const digits = digitsOf(rounded.amount);
  return (
    rounded.unit === exact.unit &&
    rounded.scope === exact.scope &&
    digits < digitsOf(exact.amount) &&
    Number(exact.amount.toPrecision(digits)) === rounded.amount &&
    Math.abs(rounded.amount - exact.amount) <= exact.amount * ROUNDING
  );
}

/** Coins first: they are what was taken, money is what it was worth; records last. */
function unitRank({ unit }: Loss): number {
  if (unit === 'records') return 2;
  return COINS.has(unit) ? 0 : 1;
}

/** How many figures an amount is given to: 5,599,699 says more than 5.6 million. */
function digitsOf(amount: number): number {
  return String(amount).replace('.', '').replace(/0+$/, '').length;
}

type WordsOf = (clause: string) => ReadonlySet<string>;

/**
 * The events as the first story tells them, oldest first; what another story tells of the same date joins them, and so
 * does the same event told with a coarser date. Give the most reliable story's events first.
 */
export function* mergeTimeline(events: readonly TimelineEvent[]): Steps<readonly TimelineEvent[]> {
  const merged: TimelineEvent[] = [];
  const words = oncePer(wordsOf);
  for (const event of events) {
    yield;
    const at = merged.findIndex((known) => isSameEvent(known, event, words));
    const known = merged[at];
    if (!known) {
      if (merged.length < MOST_OF_A_KIND) merged.push(event);
      continue;
    }
    const date = known.date.length < event.date.length ? event.date : known.date;
    merged[at] = { ...known, date, evidence: allEvidence(known, event) };
  }
  return merged.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function isSameEvent(known: TimelineEvent, event: TimelineEvent, words: WordsOf): boolean {
  if (known.date === event.date && known.evidence[0]?.story !== event.evidence[0]?.story) return true;
  const isPrecise = known.date.startsWith(event.date) || event.date.startsWith(known.date);
  return isPrecise && sharedWords(words(known.what), words(event.what)) >= SAME_WORDS;
}

/** The share of the shorter clause's long words and figures that the other has too. */
function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  return few.size === 0 ? 0 : [...few].filter((word) => many.has(word)).length / few.size;
}

function wordsOf(clause: string): ReadonlySet<string> {
  return new Set(
    foldName(clause)
      .split(' ')
      .filter((word) => word.length > 3 || /\d/.test(word)),
  );
}

export function mergeIndicators(indicators: readonly Indicator[]): readonly Indicator[] {
  return mergeBy(indicators, ({ type, value }) => `${type} ${value.toLowerCase()}`);
}

export function mergeUnprofiled(names: readonly Unprofiled[]): readonly Unprofiled[] {
  return mergeBy(names, ({ name }) => foldName(name));
}

export function mergeNamed(named: readonly Named[]): readonly Named[] {
  return mergeBy(named, ({ name }) => name);
}

const CONFIDENCE = { high: 0, moderate: 1, low: 2 } as const;

/** One finding per technique: `reported` wins over `possible`, then the surer one. */
export function mergeTechniques(findings: readonly TechniqueFinding[]): readonly TechniqueFinding[] {
  return mergeBy(
    findings,
    ({ id }) => id,
    (known, next) => {
      if (known.basis !== next.basis) return known.basis === 'reported' ? known : next;
      return CONFIDENCE[next.confidence] < CONFIDENCE[known.confidence] ? next : known;
    },
  );
}
