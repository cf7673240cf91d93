import { foldWords } from './fold-words.ts';

const TOKEN = /\(|\)[a-z?*]*|\||\.{2,3}|[^\s()|.]+/g;
/** Parts a word in two, but not inside a set of letters. */
const HYPHEN = /[-'’](?![^[]*\])/;
const LETTERS = /[^*?[\]+-]+/g;
const CLOSING = /^\)/;
const MAYBE_LETTER = /^(.*?)(.)\?(.*)$/;
const LETTER_SET = /^(.*?)\[([a-z]+)\](.*)$/;
/** A regular expression that cannot be looked up. */
const ANY = '/';
const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 8 };
/** A place in a cue, and what may stand there. */
export interface Step {
  /** How many words may stand between the step before and this one. */
  readonly gap: number;
  readonly optional: boolean;
  /** In order of preference: a word (see `CueWord`), or several steps. */
  readonly choices: readonly (CueWord | readonly Step[])[];
}

/** `theft`, `steal*` with any ending, or a regular expression for one word: `/[0-9]+/`. */
export type CueWord = string;

/** A cue, ready to be tried on the words of folded text. */
export interface CuePattern {
  readonly steps: readonly Step[];
  /** Every match holds one word of each list; those that the fewest texts hold come first. */
  readonly needs: readonly (readonly CueWord[])[];
}

/**
 * Compiles a cue, a small grammar over words:
 * `word`; `stem*` with any ending; `files?` and `weaponi[sz]ed` as in regular expressions;
 * `(one|two words|three*)` one of them, `(...)*` and `(...)s?` with that ending, `(...)?` or nothing;
 * `a b` next to each other, `a .. b` with up to three words between, `a ... b` with up to eight.
 * `shareOf` tells which part of a report's words a word of the cue fits.
 * Throws when a cue is malformed.
 */
export function compileCue(cue: string, shareOf: (word: CueWord) => number): CuePattern {
  const tokens = [...(cue.match(TOKEN) ?? [])].reverse();
  const steps = readSteps(tokens);
  if (tokens.length > 0) throw new Error(`a bracket too many: ${cue}`);
  return { steps, needs: needsOf(steps, shareOf) };
}

/** Reads until the end or a closing bracket, which stays. `tokens` holds the next one last. */
function readSteps(tokens: string[]): readonly Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (let token = tokens.at(-1); token !== undefined && token !== '|' && !CLOSING.test(token); token = tokens.at(-1)) {
    tokens.pop();
    const wider = GAPS[token];
    if (wider !== undefined) {
      gap = wider;
      continue;
    }
    const read = token === '(' ? [readGroup(tokens)] : token.split(HYPHEN).map(readWord);
    steps.push(...read.map((step, index) => ({ ...step, gap: index === 0 ? gap : 0 })));
    gap = 0;
  }
  // An optional piece at the end asks for nothing.
  const needed = steps.slice(0, steps.findLastIndex(({ optional }) => !optional) + 1);
  if (needed.length === 0) throw new Error('a cue needs a word that must be there');
  return needed;
}

function readGroup(tokens: string[]): Step {
  const sequences = [readSteps(tokens)];
  let token = tokens.pop();
  for (; token === '|'; token = tokens.pop()) sequences.push(readSteps(tokens));
  if (token === undefined) throw new Error('a bracket is not closed');
  const ending = token.slice(1);
  const optional = ending === '?';
  const choices = sequences.map((steps) => (ending === '' || optional ? steps : withEnding(steps, ending)));
  return { gap: 0, optional, choices: choices.flatMap(asWords) };
}

function withEnding(steps: readonly Step[], ending: string): readonly Step[] {
  const last = steps.at(-1);
  const choices = last?.choices.flatMap((choice): Step['choices'] =>
    typeof choice === 'string' ? endings(choice, ending) : [withEnding(choice, ending)],
  );
  return last && choices ? [...steps.slice(0, -1), { ...last, choices }] : steps;
}

function endings(word: CueWord, ending: string): readonly CueWord[] {
  return word.startsWith('/') ? [`${word.slice(0, -1)}${ending.replace('*', '.*')}/`] : spellings(word + ending);
}

/** A choice of one step is as good as that step's own choices. */
function asWords(steps: readonly Step[]): Step['choices'] {
  const [only, ...more] = steps;
  return only && more.length === 0 && !only.optional ? only.choices : [steps];
}

function readWord(word: string): Step {
  return { gap: 0, optional: false, choices: spellings(word.replace(LETTERS, foldWords)) };
}

/** Every spelling that `files?` or `weaponi[sz]ed` stands for; what else looks like a regular expression stays one. */
function spellings(word: string): readonly CueWord[] {
  const set = LETTER_SET.exec(word);
  if (set) return [...(set[2] ?? '')].flatMap((letter) => spellings(`${set[1]}${letter}${set[3]}`));
  if (word.includes('[')) return [`/${word.replace('*', '.*')}/`];
  const maybe = MAYBE_LETTER.exec(word);
  if (maybe) return [`${maybe[1]}${maybe[2]}${maybe[3]}`, `${maybe[1]}${maybe[3]}`].flatMap(spellings);
  return [word.replace(/\*+$/, '*')];
}

function needsOf(steps: readonly Step[], shareOf: (word: CueWord) => number): readonly (readonly CueWord[])[] {
  const shareOfAll = (words: readonly CueWord[]) => words.reduce((sum, word) => sum + shareOf(word), 0);
  return steps
    .filter(({ optional }) => !optional)
    .map(({ choices }) =>
      choices.flatMap((choice) => (typeof choice === 'string' ? [choice] : (needsOf(choice, shareOf)[0] ?? [ANY]))),
    )
    .filter((words) => !words.some((word) => word.startsWith(ANY)))
    .sort((one, other) => shareOfAll(one) - shareOfAll(other));
}
