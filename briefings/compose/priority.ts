import { allMatches } from '../../src/all-matches.ts';
import type { Briefing, BriefingActor, PriorityLevel } from '../../src/model/briefing.ts';
import type { Indicator, Loss, Named } from '../../src/model/findings.ts';
import type { Reliability, Story } from '../../src/model/story.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import { countryName, formatAmount, wordsFor } from '../render/words.ts';
import { type Phrases, phrasesFor } from './phrases.ts';

/** Own sectors, countries (ISO codes) and words that raise the priority. */
export interface Watch {
  readonly sectors: readonly string[];
  readonly countries: readonly string[];
  readonly words: readonly string[];
}

interface PriorityFacts {
  readonly actors: readonly BriefingActor[];
  readonly losses: readonly Loss[];
  readonly indicators: readonly Indicator[];
  readonly sectors: readonly Named[];
  readonly countries: readonly Named[];
  readonly reliability: Reliability;
  readonly stories: readonly Story[];
  readonly watch: Watch;
  readonly language: string;
}

interface Reason {
  readonly points: number;
  readonly words: string;
}

const EXPLOITED = plainLetters(
  String.raw`(?<!\p{L})(?:actively exploit\p{L}*|exploited in the wild|in-the-wild exploitation|zero-?days?|0-?days?|under (?:active )?(?:attack|exploitation)|exploit(?:ed|ing|s)\b[^.]{0,60}\b(?:CVE|vulnerabilit\p{L}+|flaw|bug)|(?:CVE-\S+|vulnerabilit\p{L}+|flaw|bug)\b[^.]{0,60}\bexploit(?:ed|ation)|activement exploité\p{L}*|exploitée? dans la nature|aktiv ausgenutzt)(?!\p{L})`,
  'gi',
);

const NEGATED = plainLetters(
  String.raw`(?<!\p{L})(?:not|no|never|without|unlikely|aucune?|pas|nicht|kein\p{L}*)(?!\p{L})|n['’]t(?!\p{L})`,
  'i',
);

/** Orders of magnitude only: what one unit was worth in US dollars over recent years. */
const DOLLARS: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 1.1,
  GBP: 1.3,
  CHF: 1.1,
  CAD: 0.7,
  AUD: 0.65,
  JPY: 0.007,
  KRW: 0.0007,
  CNY: 0.14,
  INR: 0.012,
  USDT: 1,
  USDC: 1,
  BTC: 50_000,
  ETH: 2_500,
  XMR: 150,
  LTC: 80,
};

/** How much attention a briefing deserves, and why; nothing without a reason. */
export function prioritise(facts: PriorityFacts): Briefing['priority'] {
  const phrases = phrasesFor(facts.language);
  const reasons = [
    ...attribution(facts.actors, phrases),
    ...(facts.reliability === 'A' ? [{ points: 1, words: phrases.reliableSource }] : []),
    ...damage(facts, phrases),
    ...exploitation(facts, phrases),
    ...watched(facts, phrases),
  ];
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { level: levelOf(points), reasons: reasons.map(({ words }) => words) };
}

function levelOf(points: number): PriorityLevel {
  if (points >= 7) return 'critical';
  if (points >= 4) return 'high';
  return points >= 2 ? 'medium' : 'low';
}

function attribution(actors: readonly BriefingActor[], phrases: Phrases): readonly Reason[] {
  const actor = actors[0];
  if (actor?.role === 'attributed') {
    const points = { high: 3, moderate: 2, low: 1 }[actor.confidence];
    return [{ points, words: phrases.attributedWith(actor.name, phrases.confidences[actor.confidence]) }];
  }
  return actor?.role === 'suspected' ? [{ points: 1, words: phrases.suspectedActor(actor.name) }] : [];
}

function damage({ losses, language }: PriorityFacts, phrases: Phrases): readonly Reason[] {
  const own = losses.filter(({ scope }) => scope === 'incident');
  const dollars = Math.max(0, ...own.map(({ amount, unit }) => amount * (DOLLARS[unit] ?? 0)));
  const records = Math.max(0, ...own.filter(({ unit }) => unit === 'records').map(({ amount }) => amount));
  const above = (amount: number) => phrases.lossAbove(formatAmount({ amount, unit: 'USD' }, wordsFor(language)));
  return [
    ...(dollars >= 1e8 ? [{ points: 2, words: above(1e8) }] : []),
    ...(dollars >= 1e7 && dollars < 1e8 ? [{ points: 1, words: above(1e7) }] : []),
    ...(records >= 1e6 ? [{ points: 1, words: phrases.millionRecords }] : []),
  ];
}

function exploitation({ stories, indicators }: PriorityFacts, phrases: Phrases): readonly Reason[] {
  const cve = indicators.find(({ type }) => type === 'cve');
  if (!cve || !stories.some(({ title, text }) => saysExploited(title) || saysExploited(text))) return [];
  return [{ points: 2, words: phrases.exploited(cve.value) }];
}

function saysExploited(text: string): boolean {
  return allMatches(text, EXPLOITED).some(
    ({ index, 0: words }) => !NEGATED.test(text.slice(Math.max(0, index - 25), index + words.length)),
  );
}

function watched({ watch, sectors, countries, stories, language }: PriorityFacts, phrases: Phrases): readonly Reason[] {
  const words = wordsFor(language);
  return [
    ...sectors.filter(({ name }) => watch.sectors.includes(name)).map(({ name }) => phrases.ourSector(name)),
    ...countries
      .filter(({ name }) => watch.countries.includes(name))
      .map(({ name }) => phrases.ourCountry(countryName(name, words))),
    ...watch.words.filter((word) => isNamed(word, stories)).map((word) => phrases.watchWord(word)),
  ].map((reason) => ({ points: 2, words: reason }));
}

function isNamed(word: string, stories: readonly Story[]): boolean {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'iu',
  );
  return stories.some(({ title, text }) => pattern.test(title) || pattern.test(text));
}
