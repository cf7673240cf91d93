import type { LearnedModel, Vector } from './learned-model.ts';
import type { Features } from './text-features.ts';

/** From a feature's hash to its place in a model. */
export type Vocabulary = ReadonlyMap<number, number>;

export function vocabularyOf({ features }: Pick<LearnedModel, 'features'>): Vocabulary {
  return new Map(Array.from(features, (key, feature) => [key, feature]));
}

/** Known features, weighed by rarity; what the model never saw is left out. */
export function vectorOf(text: Features, vocabulary: Vocabulary, rarity: LearnedModel['rarity']): Vector {
  const features: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (const [key, weight] of text) {
    const feature = vocabulary.get(key);
    if (feature === undefined) continue;
    const value = (weight > 1 ? 1 + Math.log(weight) : weight) * (rarity[feature] as number);
    features.push(feature);
    values.push(value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  return { features: new Uint32Array(features), values: new Float32Array(values).map((value) => value / length) };
}

/** The cosine of two vectors: 1 when they are the same, 0 when they share nothing. */
export function likeness(one: Vector, other: Vector): number {
  const values = new Map(Array.from(one.features, (feature, at) => [feature, one.values[at] as number]));
  return other.features.reduce(
    (sum, feature, at) => sum + (values.get(feature) ?? 0) * (other.values[at] as number),
    0,
  );
}
