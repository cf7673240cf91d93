import type { AnchoredWord, Places } from './places.ts';

/** A step of a cue with its words as anchors; see `Step`. */
export interface AnchoredStep {
  readonly gap: number;
  readonly optional?: boolean;
  /** The id of an anchor, an expression for one word as `/[0-9]+/`, or several steps. */
  readonly choices: readonly (number | string | readonly AnchoredStep[])[];
}

/** Where a match ends, as the index of the word after it; undefined where there is none. */
type End = number | undefined;

/** Fits the steps to the words that begin with the one at `start`; the nearest words are taken. */
export function fitSteps(steps: readonly AnchoredStep[], words: readonly AnchoredWord[], start: number): End {
  return fitFrom(steps, 0, words, start, START, (end) => end);
}

/** The words at which the steps may begin, in order, some of them twice; undefined where that may be any. */
export function beginningsOf([first]: readonly AnchoredStep[], places: Places): readonly number[] | undefined {
  if (first === undefined || first.optional) return undefined;
  const found: number[] = [];
  for (const choice of first.choices) {
    if (typeof choice === 'string') return undefined;
    const begun = typeof choice === 'number' ? places.of(choice) : beginningsOf(choice, places);
    if (begun === undefined) return undefined;
    for (const at of begun) found.push(at);
  }
  return found.length > 1 ? found.sort((one, other) => one - other) : found;
}

/** The first step stands where the match begins, after no gap. */
const START = -1;

function fitFrom(
  steps: readonly AnchoredStep[],
  index: number,
  words: readonly AnchoredWord[],
  at: number,
  gap: number,
  then: (end: number) => End,
): End {
  const step = steps[index];
  if (step === undefined) return then(at);
  const next = steps[index + 1]?.gap ?? 0;
  const rest = (end: number): End => fitFrom(steps, index + 1, words, end, next, then);
  const last = Math.min(at + Math.max(gap, 0), words.length - 1);
  for (let place = at; place <= last; place++) {
    const end = fitStep(step, words, place, rest);
    if (end !== undefined) return end;
  }
  // Whether an optional step is there or not, the words around it may stand as far apart as written.
  return step.optional
    ? fitFrom(steps, index + 1, words, at, gap === START ? START : Math.max(gap, next), then)
    : undefined;
}

function fitStep(
  { choices }: AnchoredStep,
  words: readonly AnchoredWord[],
  at: number,
  rest: (end: number) => End,
): End {
  const word = words[at] as AnchoredWord;
  for (const choice of choices) {
    const end = fitChoice(choice, word, words, at, rest);
    if (end !== undefined) return end;
  }
  return undefined;
}

function fitChoice(
  choice: AnchoredStep['choices'][number],
  word: AnchoredWord,
  words: readonly AnchoredWord[],
  at: number,
  rest: (end: number) => End,
): End {
  if (typeof choice === 'number') return word.anchors.includes(choice) ? rest(at + 1) : undefined;
  if (typeof choice === 'string') return isLike(choice, word.text) ? rest(at + 1) : undefined;
  return fitFrom(choice, 0, words, at, START, rest);
}

function isLike(expression: string, word: string): boolean {
  return new RegExp(`^(?:${expression.slice(1, -1)})$`).test(word);
}
