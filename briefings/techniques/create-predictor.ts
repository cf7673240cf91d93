import { type LearnedModel, scoreInto, softmax, type TechniqueText, type Vector } from './learned-model.ts';
import type { Prediction, Predictor } from './predictor.ts';
import { featuresOf, tellingWords } from './text-features.ts';
import { likeness, vectorOf, vocabularyOf } from './vector.ts';

const LEAST_PROBABLE = 0.01;

/** Makes a learned model ready to read sentences; `load` is called for the first one. */
export function createPredictor(load: () => LearnedModel): Predictor {
  let reading: Predictor | undefined;
  const read = (): Predictor => (reading ??= readWith(load()));
  return {
    predict: (sentence) => read().predict(sentence),
    explain: (sentence, techniqueId) => read().explain(sentence, techniqueId),
  };
}

function readWith(model: LearnedModel): Predictor {
  const { techniques, rarity } = model;
  const vocabulary = vocabularyOf(model);
  const vector = (text: string): Vector => vectorOf(featuresOf(tellingWords(text)), vocabulary, rarity);
  const known = new Map<string, readonly Example[]>();
  const examplesOf = (id: string): readonly Example[] => {
    const own = known.get(id) ?? model.examples.filter(isOf(id)).map(({ text }) => ({ text, vector: vector(text) }));
    known.set(id, own);
    return own;
  };
  return {
    predict(sentence) {
      const chances = new Float32Array(techniques.length);
      scoreInto(chances, model, vector(sentence));
      softmax(chances);
      const likely: Prediction[] = [];
      chances.forEach((probability, choice) => {
        if (probability >= LEAST_PROBABLE) likely.push({ id: techniques[choice] as string, probability });
      });
      return likely.sort((one, other) => other.probability - one.probability);
    },
    explain(sentence, techniqueId) {
      const seen = vector(sentence);
      const near = examplesOf(techniqueId).map((example) => ({ ...example, like: likeness(seen, example.vector) }));
      return near.sort((one, other) => other.like - one.like)[0]?.text;
    },
  };
}

interface Example {
  readonly text: string;
  readonly vector: Vector;
}

/** A sub-technique's examples are its parent's too. */
function isOf(id: string): (text: TechniqueText) => boolean {
  return ({ techniqueId }) => techniqueId === id || techniqueId.startsWith(`${id}.`);
}
