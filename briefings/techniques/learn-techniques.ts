import { randomFrom } from '../../src/random-from.ts';
import { techniqueOf } from './catalog.ts';
import { type LearnedModel, scoreInto, softmax, type TechniqueText, type Vector } from './learned-model.ts';
import { gatherLessons, type Lesson, type TechniqueTexts } from './lessons.ts';
import { featuresOf } from './text-features.ts';
import { vectorOf, vocabularyOf } from './vector.ts';

const ROUNDS = 6;
const RATE = 3;
const BIAS_RATE = 0.05;
const SEEN_LEAST = 2;
const RARITY_POWER = 1.5;
const SEED = 1;
const EXAMPLES_KEPT = 6;
const LONGEST_EXAMPLE = 240;

/**
 * Learns from ATT&CK's own texts which words tell of which technique: multinomial logistic regression by stochastic
 * gradient descent. The same texts give the same model. Takes some seconds; `onRound` hears of each round over all texts.
 */
export function learnTechniques(
  texts: TechniqueTexts,
  onRound: (round: number, rounds: number) => void = () => undefined,
): LearnedModel {
  const lessons = gatherLessons(texts);
  const choiceOf = new Map(techniquesIn(lessons).map((id, choice) => [id, choice]));
  const choices = lessons.map(({ techniqueId }) => choiceOf.get(techniqueId) as number);
  const { features, rarity } = rarities(lessons);
  const vocabulary = vocabularyOf({ features });
  const vectors = lessons.map(({ words }) => vectorOf(featuresOf(words), vocabulary, rarity));
  const model: LearnedModel = {
    techniques: [...choiceOf.keys()],
    features,
    rarity,
    ...untaught(vectors, choices, features.length),
    bias: new Float32Array(choiceOf.size),
    examples: shortExamples(texts.examples),
  };
  const order = lessons.map((_, at) => at);
  const random = randomFrom(SEED);
  const chances = new Float32Array(choiceOf.size);
  for (let round = 0; round < ROUNDS; round++) {
    onRound(round + 1, ROUNDS);
    shuffle(order, random);
    for (const at of order) {
      const { weight } = lessons[at] as Lesson;
      const vector = vectors[at] as Vector;
      scoreInto(chances, model, vector);
      softmax(chances);
      correct(model, vector, chances, choices[at] as number, RATE * weight * (1 - round / ROUNDS));
    }
  }
  return model;
}

function techniquesIn(lessons: readonly Lesson[]): readonly string[] {
  return [...new Set(lessons.map(({ techniqueId }) => techniqueId))].sort();
}

/** The features that more than one lesson holds; the fewer do, the more one counts. */
function rarities(lessons: readonly Lesson[]): Pick<LearnedModel, 'features' | 'rarity'> {
  const times = new Map<number, number>();
  for (const { words } of lessons)
    for (const key of featuresOf(words).keys()) times.set(key, (times.get(key) ?? 0) + 1);
  const kept = [...times].filter(([, seen]) => seen >= SEEN_LEAST);
  return {
    features: Uint32Array.from(kept, ([key]) => key),
    rarity: Float32Array.from(kept, ([, seen]) => Math.log(lessons.length / seen) ** RARITY_POWER),
  };
}

/** Which feature bears on which technique is settled by the lessons that hold it; how much is yet to be learned. */
function untaught(
  vectors: readonly Vector[],
  choices: readonly number[],
  size: number,
): Pick<LearnedModel, 'starts' | 'choices' | 'weights'> {
  const bearing = Array.from({ length: size }, () => new Set<number>());
  vectors.forEach(({ features }, at) => {
    for (const feature of features) bearing[feature]?.add(choices[at] as number);
  });
  const starts = new Uint32Array(size + 1);
  bearing.forEach((each, feature) => {
    starts[feature + 1] = (starts[feature] as number) + each.size;
  });
  const links = Uint16Array.from(bearing.flatMap((each) => [...each]));
  return { starts, choices: links, weights: new Float32Array(links.length) };
}

/** One step towards the right choice. `probabilities` is used up. */
function correct(model: LearnedModel, vector: Vector, probabilities: Float32Array, right: number, rate: number): void {
  const { starts, choices, weights, bias } = model;
  const step = probabilities;
  for (let choice = 0; choice < step.length; choice++) {
    step[choice] = rate * ((choice === right ? 1 : 0) - (step[choice] as number));
    bias[choice] = (bias[choice] as number) + BIAS_RATE * (step[choice] as number);
  }
  vector.features.forEach((feature, at) => {
    const value = vector.values[at] as number;
    const end = starts[feature + 1] as number;
    for (let link = starts[feature] as number; link < end; link++)
      weights[link] = (weights[link] as number) + (step[choices[link] as number] as number) * value;
  });
}

function shortExamples(examples: readonly TechniqueText[]): readonly TechniqueText[] {
  const kept = new Map<string, TechniqueText[]>();
  for (const { techniqueId, text } of examples) {
    const id = techniqueOf(techniqueId)?.id;
    const own = kept.get(id ?? '') ?? [];
    if (id !== undefined && own.length < EXAMPLES_KEPT && text.length <= LONGEST_EXAMPLE)
      kept.set(id, [...own, { techniqueId: id, text }]);
  }
  return [...kept.values()].flat();
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}
