/** What a learned model finds likely in a sentence. */
export interface Prediction {
  /** A technique id of the catalog. */
  readonly id: string;
  /** 0 to 1. */
  readonly probability: number;
}

/** The seam to a model learned from examples: most probable first, the improbable left out. */
export interface Predictor {
  predict(sentence: string): readonly Prediction[];
  /** Of the texts that a technique, or one below it, was learned from, the one most like the sentence. */
  explain(sentence: string, techniqueId: string): string | undefined;
}
