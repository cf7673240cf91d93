/** What was counted of one technique over a text. */
export interface Tally {
  /** Sentences in which a cue says it, or only hints at it. */
  readonly cues: number;
  readonly hints: number;
  /** What the learned model gives it in the sentence that tells most of it. */
  readonly probability: number;
}

/**
 * Log-odds that a text tells of a technique. Repeats count less than the first time, and in a long text everything
 * comes up once. Fitted on published reports in which analysts had marked the techniques, checked on others.
 */
const TOLD = { base: 1.96, learned: 0.64, repeats: 0.67, sentences: -0.2 };
const UNTOLD = { base: -0.15, learned: 0.78, hints: 1.62, sentences: -0.35 };
/** What the model holds possible of anything. */
const FLOOR = 0.02;

/** From 0 to 1, for a text of so many sentences. */
export function chanceOf(tally: Tally, sentences: number): number {
  return 1 / (1 + Math.exp(-(tally.cues > 0 ? oddsWhenTold(tally, sentences) : oddsWhenUntold(tally, sentences))));
}

function oddsWhenTold({ cues, probability }: Tally, sentences: number): number {
  return (
    TOLD.base +
    TOLD.learned * Math.log(probability + FLOOR) +
    TOLD.repeats * Math.log(cues) +
    TOLD.sentences * Math.log(sentences)
  );
}

function oddsWhenUntold({ hints, probability }: Tally, sentences: number): number {
  return (
    UNTOLD.base +
    UNTOLD.learned * Math.log(probability + FLOOR) +
    UNTOLD.hints * Math.log1p(hints) +
    UNTOLD.sentences * Math.log(sentences)
  );
}
