import type { Confidence } from '../../src/model/evidence.ts';
import type { TechniqueFinding } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import type { Steps } from '../../src/steps.ts';
import { quote } from '../facts/quote.ts';
import type { Sentence } from '../facts/sentences.ts';
import type { Predictor } from './predictor.ts';
import type { ReadSentence, Sign } from './read-sentence.ts';
import { chanceOf, type Tally } from './technique-chance.ts';

/** What hints or the model find is possible from here on: a parent is easier to get right than a sub-technique. */
const POSSIBLE = { technique: 0.26, subTechnique: 0.4 };
/** As ICD 203 puts it. What a cue says is reported when it is likely, else it stays possible. */
const LIKELY = 0.55;
const SURE = 0.8;

/** A tally in the making. */
interface Count {
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
export function* weighTechniques(
  learned: Predictor,
  story: Story,
  read: readonly ReadSentence[],
  told: readonly TechniqueFinding[],
): Steps<readonly TechniqueFinding[]> {
  const counts = yield* countOver(learned, read);
  const stated = new Set(read.flatMap(({ signs }) => signs.filter(({ literal }) => literal).map(({ id }) => id)));
  const named = new Set(told.map(({ id }) => id));
  const weighed = told.flatMap((finding) => {
    const count = counts.get(finding.id);
    return stated.has(finding.id) || !count ? [finding] : judged(finding, count, read.length);
  });
  const likely = [...counts]
    .filter(([id, count]) => !named.has(id) && chanceOf(count, read.length) >= leastFor(id))
    .flatMap(([id, { sentence, ...tally }]) =>
      sentence ? [guessed(id, learned, story, sentence, chanceOf(tally, read.length))] : [],
    )
    .toSorted((a, b) => a.id.localeCompare(b.id));
  return [...weighed, ...likely];
}

/** What a cue says stays at least possible. */
function judged(finding: TechniqueFinding, tally: Tally, sentences: number): readonly TechniqueFinding[] {
  const chance = chanceOf(tally, sentences);
  if (tally.cues === 0 && chance < leastFor(finding.id)) return [];
  const basis = finding.basis === 'reported' && chance >= LIKELY ? 'reported' : 'possible';
  return [{ ...finding, basis, confidence: confidenceIn(basis, chance) }];
}

function guessed(
  id: string,
  learned: Predictor,
  story: Story,
  { text, field, start, end }: Sentence,
  chance: number,
): TechniqueFinding {
  const example = learned.explain(text, id);
  return {
    id,
    basis: 'possible',
    confidence: confidenceIn('possible', chance),
    evidence: [quote(story, field, start, end)],
    ...(example !== undefined && { example }),
  };
}

/** Every technique with a sign or a probability; what tells of a sub-technique tells of its parent too. */
function* countOver(learned: Predictor, read: readonly ReadSentence[]): Steps<ReadonlyMap<string, Count>> {
  const counts = new Map<string, Count>();
  const countOf = (id: string): Count => {
    const known = counts.get(id) ?? { cues: 0, hints: 0, probability: 0 };
    counts.set(id, known);
    return known;
  };
  for (const { sentence, signs, advised } of read) {
    yield;
    for (const [id, isCue] of signsOf(signs)) countOf(id)[isCue ? 'cues' : 'hints'] += 1;
    if (advised) continue;
    for (const [id, probability] of probabilitiesOf(learned, sentence)) {
      const known = countOf(id);
      if (probability > known.probability) Object.assign(known, { probability, sentence });
    }
  }
  return counts;
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
