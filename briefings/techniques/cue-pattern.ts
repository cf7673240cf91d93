import { foldWords } from './fold-words.ts';

const TOKEN = /\(|\)[a-z?*]*|\||\.{2,3}|[^\s()|.]+/g;
const HYPHEN = /[-'’]/;
const LETTERS = /[^*?[\]]+/g;
const SURE_START = /^[^*?[]*/;
const CLOSING = /^\)/;
const ANY_ENDING = '[^ ]*';

/** A word that a match begins with, or the beginning of one. */
export interface Opening {
  readonly text: string;
  readonly whole: boolean;
}

/** A cue, ready to be tried on folded text. */
export interface CuePattern {
  readonly expression: RegExp;
  /** Every match begins with one of these. */
  readonly openings: readonly Opening[];
}

interface Piece {
  readonly source: string;
  readonly openings: readonly Opening[];
  readonly optional: boolean;
}

/** What stands between two pieces; `most` words may. */
interface Joint {
  readonly source: string;
  readonly most: number;
}

const START: Joint = { source: '', most: -1 };
const NEXT_WORD: Joint = { source: ' +', most: 0 };
const GAPS: Readonly<Record<string, Joint>> = { '..': gap(3), '...': gap(8) };

/**
 * Compiles a cue, a small grammar over words:
 * `word`; `stem*` with any ending; `files?` and `weaponi[sz]ed` as in regular expressions;
 * `(one|two words|three*)` one of them, `(...)*` and `(...)s?` with that ending, `(...)?` or nothing;
 * `a b` next to each other, `a .. b` with up to three words between, `a ... b` with up to eight.
 * Throws when a cue is malformed.
 */
export function compileCue(cue: string): CuePattern {
  const tokens = [...(cue.match(TOKEN) ?? [])].reverse();
  const { source, openings } = readSequence(tokens);
  if (tokens.length > 0) throw new Error(`a bracket too many: ${cue}`);
  return { expression: new RegExp(`(?<![^ ])${source}(?![^ ])`, 'g'), openings };
}

function gap(most: number): Joint {
  return { source: `(?: +[^ ]+){0,${most}}? +`, most };
}

/** Reads until the end or a closing bracket, which stays. `tokens` holds the next one last. */
function readSequence(tokens: string[]): Piece {
  const pieces: Piece[] = [];
  const joints: Joint[] = [];
  for (let token = tokens.at(-1); token !== undefined && token !== '|' && !CLOSING.test(token); token = tokens.at(-1)) {
    tokens.pop();
    const joint = GAPS[token];
    if (joint) joints[pieces.length] = joint;
    else pieces.push(...(token === '(' ? [readGroup(tokens)] : token.split(HYPHEN).map(readWord)));
  }
  return joined(pieces, joints);
}

function readGroup(tokens: string[]): Piece {
  const choices = [readSequence(tokens)];
  let token = tokens.pop();
  for (; token === '|'; token = tokens.pop()) choices.push(readSequence(tokens));
  if (token === undefined) throw new Error('a bracket is not closed');
  const ending = token.slice(1);
  const optional = ending === '?';
  return {
    source: `(?:${choices.map(({ source }) => source).join('|')})${optional ? '' : ending.replace('*', ANY_ENDING)}`,
    openings: choices
      .flatMap(({ openings }) => openings)
      .map((one) => (ending === '' ? one : { ...one, whole: false })),
    optional,
  };
}

function readWord(word: string): Piece {
  const folded = word.replace(LETTERS, foldWords);
  const sure = SURE_START.exec(folded)?.[0] ?? '';
  const opening = folded[sure.length] === '?' ? sure.slice(0, -1) : sure;
  return {
    source: folded.replaceAll('*', ANY_ENDING),
    openings: [{ text: opening, whole: sure === folded }],
    optional: false,
  };
}

function joined(pieces: readonly Piece[], joints: readonly Joint[]): Piece {
  let source = '';
  let before = START;
  const openings: Opening[] = [];
  pieces.forEach((piece, index) => {
    const after = joints[index + 1] ?? NEXT_WORD;
    if (before.most < 0) openings.push(...piece.openings);
    if (piece.optional) before = around(before, piece, after);
    else {
      source += before.source + piece.source;
      before = after;
    }
  });
  if (source === '') throw new Error('a cue needs a word that must be there');
  return { source, openings, optional: false };
}

/** Whether the optional piece is there or not, the words around it may stand as far apart as written. */
function around(before: Joint, { source }: Piece, after: Joint): Joint {
  const without = before.most < 0 || before.most > after.most ? before : after;
  const most = before.most < 0 ? before.most : without.most;
  return { source: `(?:${before.source}${source}${after.source}|${without.source})`, most };
}
