import type { Confidence } from '../../src/model/evidence.ts';
import type { TechniqueFinding } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { quote } from '../facts/quote.ts';
import type { Sentence } from '../facts/sentences.ts';
import type { Predictor } from './predictor.ts';
import type { ReadSentence, Sign } from './read-sentence.ts';

/**
 * Log-odds that a text tells of a technique: how probable its most telling sentence makes it to the learned model,
 * in how many sentences cues and mere hints stand, and how long the text is (in a long one everything comes up once).
 * Fitted on published reports in which analysts had marked the techniques, and checked on reports not fitted on.
 */
const ODDS = { base: 0.02, learned: 0.77, cues: 2.7, hints: 1.25, sentences: -0.36 };
/** What the model holds possible of anything. */
const FLOOR = 0.02;
/** A cue in the words is believed from here on ... */
const REPORTED = 0.65;
/** ... and kept as possible from here on. */
const NAMED = 0.1;
/** Without a cue: a parent is easier to get right than one of its sub-techniques. */
const POSSIBLE = { technique: 0.26, subTechnique: 0.45 };
/** ICD 203. */
const SURE = 0.8;
const LIKELY = 0.55;

/** What was counted of one technique over a text. */
interface Tally {
  cues: number;
  hints: number;
  probability: number;
  /** Where the model found it most probable. */
  sentence?: Sentence;
}

/**
 * Weighs what the cues told against what the model learned, and adds what the model alone holds likely.
 * Ids that the story itself states are left as they are.
 */
export function weighTechniques(
  learned: Predictor,
  story: Story,
  read: readonly ReadSentence[],
  told: readonly TechniqueFinding[],
): readonly TechniqueFinding[] {
  const tallies = tallyOf(learned, read);
  const stated = new Set(read.flatMap(({ signs }) => signs.filter(({ literal }) => literal).map(({ id }) => id)));
  const named = new Set(told.map(({ id }) => id));
  const chance = (tally: Tally): number => chanceOf(tally, read.length);
  const weighed = told.flatMap((finding) => {
    const tally = tallies.get(finding.id);
    return stated.has(finding.id) || !tally ? [finding] : judged(finding, tally, chance(tally));
  });
  const likely = [...tallies].flatMap(([id, tally]): readonly TechniqueFinding[] => {
    if (named.has(id) || !tally.sentence || chance(tally) < leastFor(id)) return [];
    const { text, field, start, end } = tally.sentence;
    const example = learned.explain(text, id);
    return [
      {
        id,
        basis: 'possible',
        confidence: confidenceIn('possible', chance(tally)),
        evidence: [quote(story, field, start, end)],
        ...(example !== undefined && { example }),
      },
    ];
  });
  return [...weighed, ...likely.toSorted((a, b) => a.id.localeCompare(b.id))];
}

function judged(finding: TechniqueFinding, tally: Tally, chance: number): readonly TechniqueFinding[] {
  if (chance < (tally.cues > 0 ? NAMED : leastFor(finding.id))) return [];
  const basis = finding.basis === 'reported' && chance >= REPORTED ? 'reported' : 'possible';
  return [{ ...finding, basis, confidence: confidenceIn(basis, chance) }];
}

/** Every technique with a sign or a probability; what tells of a sub-technique tells of its parent too. */
function tallyOf(learned: Predictor, read: readonly ReadSentence[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const tally = (id: string): Tally => {
    const known = tallies.get(id) ?? { cues: 0, hints: 0, probability: 0 };
    tallies.set(id, known);
    return known;
  };
  for (const { sentence, signs, advised } of read) {
    for (const [id, isCue] of signsOf(signs)) tally(id)[isCue ? 'cues' : 'hints'] += 1;
    if (advised) continue;
    for (const [id, probability] of probabilitiesOf(learned, sentence)) {
      const known = tally(id);
      if (probability > known.probability) Object.assign(known, { probability, sentence });
    }
  }
  return tallies;
}

/** Techniques and parents signed in a sentence, each with whether a cue does so. */
function signsOf(signs: readonly Sign[]): ReadonlyMap<string, boolean> {
  const strongest = new Map<string, boolean>();
  for (const { id, basis } of signs)
    for (const each of withParent(id)) strongest.set(each, basis === 'reported' || (strongest.get(each) ?? false));
  return strongest;
}

function probabilitiesOf(learned: Predictor, { text }: Sentence): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { id, probability } of learned.predict(text))
    for (const each of withParent(id)) sums.set(each, (sums.get(each) ?? 0) + probability);
  return sums;
}

function chanceOf({ cues, hints, probability }: Tally, sentences: number): number {
  const odds =
    ODDS.base +
    ODDS.learned * Math.log(probability + FLOOR) +
    ODDS.cues * Math.log1p(cues) +
    ODDS.hints * Math.log1p(hints) +
    ODDS.sentences * Math.log(sentences);
  return 1 / (1 + Math.exp(-odds));
}

function withParent(id: string): readonly string[] {
  const parent = id.split('.')[0] ?? id;
  return parent === id ? [id] : [id, parent];
}

function leastFor(id: string): number {
  return id.includes('.') ? POSSIBLE.subTechnique : POSSIBLE.technique;
}

/** What nobody said in so many words is never sure. */
function confidenceIn(basis: TechniqueFinding['basis'], chance: number): Confidence {
  if (basis === 'reported' && chance >= SURE) return 'high';
  return chance >= LIKELY ? 'moderate' : 'low';
}
