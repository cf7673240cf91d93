/** A technique and words that tell of it. */
export interface TechniqueText {
  readonly techniqueId: string;
  readonly text: string;
}

/**
 * A linear model over features of text. Each feature bears only on techniques that it was seen with:
 * on `choices[at]` by `weights[at]`, for `at` from `starts[feature]` to `starts[feature + 1]`.
 */
export interface LearnedModel {
  /** Ids; `choices` and `bias` count in this order. */
  readonly techniques: readonly string[];
  /** Hashes. */
  readonly features: Uint32Array;
  /** How much a feature counts: more for a rarer one. */
  readonly rarity: Float32Array;
  readonly starts: Uint32Array;
  readonly choices: Uint16Array;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** A few of the texts learned from, for explaining. */
  readonly examples: readonly TechniqueText[];
}

/** A text as the model sees it: the features that it knows, of length 1 together. */
export interface Vector {
  readonly features: Uint32Array;
  readonly values: Float32Array;
}

/** How much speaks for each technique, one number a technique. */
export function scoreInto(scores: Float32Array, model: LearnedModel, { features, values }: Vector): void {
  const { starts, choices, weights } = model;
  scores.set(model.bias);
  features.forEach((feature, at) => {
    const value = values[at] as number;
    const end = starts[feature + 1] as number;
    for (let link = starts[feature] as number; link < end; link++) {
      const choice = choices[link] as number;
      scores[choice] = (scores[choice] as number) + (weights[link] as number) * value;
    }
  });
}

/** Turns scores into probabilities that sum to 1, in place. */
export function softmax(scores: Float32Array): void {
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const share = Math.exp((scores[at] as number) - highest);
    scores[at] = share;
    sum += share;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] as number) / sum;
}
