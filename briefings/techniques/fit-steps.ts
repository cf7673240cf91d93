/** A step of a cue with its words as anchors; see `Step`. */
export interface AnchoredStep {
  readonly gap: number;
  readonly optional?: boolean;
  /** The id of an anchor, an expression for one word as `/[0-9]+/`, or several steps. */
  readonly choices: readonly (number | string | readonly AnchoredStep[])[];
}

/** A word of a sentence and the ids of all anchors that fit it. */
export interface AnchoredWord {
  readonly text: string;
  readonly anchors: readonly number[];
}

/** Where a match ends, as the index of the word after it; undefined where there is none. */
type End = number | undefined;

/** Fits the steps to the words that begin with the one at `start`; the nearest words are taken. */
export function fitSteps(steps: readonly AnchoredStep[], words: readonly AnchoredWord[], start: number): End {
  if (!mayBegin(steps, words[start] as AnchoredWord)) return undefined;
  return fitFrom(steps, 0, words, start, START, (end) => end);
}

/** Most words begin nothing, and that is quickly seen. */
function mayBegin([first]: readonly AnchoredStep[], word: AnchoredWord): boolean {
  if (first === undefined || first.optional) return true;
  for (const choice of first.choices) {
    if (typeof choice === 'number' ? word.anchors.includes(choice) : fitsHead(choice, word)) return true;
  }
  return false;
}

function fitsHead(choice: string | readonly AnchoredStep[], word: AnchoredWord): boolean {
  return typeof choice === 'string' || mayBegin(choice, word);
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
