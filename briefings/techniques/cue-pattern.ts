import { foldWords } from './fold-words.ts';

const TOKEN = /\(|\)[a-z?*]*|\||\.{2,3}|[^\s()|.]+/g;
const HYPHEN = /[-'’]/;
const LETTERS = /[^*?[\]]+/g;
const SURE_START = /^[^*?[]*/;
const CLOSING = /^\)/;
const ANY_ENDING = '[^ ]*';
const EVERYWHERE = new Set(
  'a an and as at be been by de des du en for from has in into is it its la le les of on or out over par que that the their this to un une us use used uses using via was were with'.split(
    ' ',
  ),
);

/** A word, or the beginning of one. */
interface Anchor {
  readonly text: string;
  readonly whole: boolean;
}

/** A cue, ready to be tried on folded text. */
export interface CuePattern {
  /** Of a regular expression. */
  readonly source: string;
  /** Every match holds one word of each list, or for `stem*` one that begins so; the rarest stand first. */
  readonly needs: readonly (readonly string[])[];
}

interface Piece {
  readonly source: string;
  readonly anchors: readonly Anchor[];
  readonly optional: boolean;
}

/** Pieces in their order; `joints[i]` stands before the piece `i`. */
interface Sequence {
  readonly pieces: readonly Piece[];
  readonly joints: readonly Joint[];
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
  const sequence = readSequence(tokens);
  const { source } = joined(sequence);
  if (tokens.length > 0) throw new Error(`a bracket too many: ${cue}`);
  return { source: `(?<![^ ])${source}(?![^ ])`, needs: rarestFirst(sequence).map((anchors) => anchors.map(spell)) };
}

function spell({ text, whole }: Anchor): string {
  return whole ? text : `${text}*`;
}

function gap(most: number): Joint {
  return { source: `(?: +[^ ]+){0,${most}}? +`, most };
}

/** Reads until the end or a closing bracket, which stays. `tokens` holds the next one last. */
function readSequence(tokens: string[]): Sequence {
  const pieces: Piece[] = [];
  const joints: Joint[] = [];
  for (let token = tokens.at(-1); token !== undefined && token !== '|' && !CLOSING.test(token); token = tokens.at(-1)) {
    tokens.pop();
    const joint = GAPS[token];
    if (joint) joints[pieces.length] = joint;
    else pieces.push(...(token === '(' ? [readGroup(tokens)] : token.split(HYPHEN).map(readWord)));
  }
  return { pieces, joints };
}

function readGroup(tokens: string[]): Piece {
  const sequences = [readSequence(tokens)];
  let token = tokens.pop();
  for (; token === '|'; token = tokens.pop()) sequences.push(readSequence(tokens));
  if (token === undefined) throw new Error('a bracket is not closed');
  const ending = token.slice(1);
  const optional = ending === '?';
  const choices = sequences.map((sequence) => joined(ending === '' ? sequence : openEnded(sequence)));
  return {
    source: `(?:${choices.map(({ source }) => source).join('|')})${optional ? '' : ending.replace('*', ANY_ENDING)}`,
    anchors: choices.flatMap(({ anchors }) => anchors),
    optional,
  };
}

/** The last word of a group with an ending may go on; without its optional pieces, the word before. */
function openEnded({ pieces, joints }: Sequence): Sequence {
  const last = pieces.findLastIndex(({ optional }) => !optional);
  const opened = pieces.map((piece, index) =>
    index < last ? piece : { ...piece, anchors: piece.anchors.map((anchor) => ({ ...anchor, whole: false })) },
  );
  return { pieces: opened, joints };
}

function readWord(word: string): Piece {
  const folded = word.replace(LETTERS, foldWords);
  const sure = SURE_START.exec(folded)?.[0] ?? '';
  const text = folded[sure.length] === '?' ? sure.slice(0, -1) : sure;
  return {
    source: folded.replaceAll('*', ANY_ENDING),
    anchors: [{ text, whole: sure === folded }],
    optional: false,
  };
}

function joined({ pieces, joints }: Sequence): Piece {
  let source = '';
  let before = START;
  pieces.forEach((piece, index) => {
    const after = joints[index + 1] ?? NEXT_WORD;
    if (piece.optional) before = around(before, piece, after);
    else {
      source += before.source + piece.source;
      before = after;
    }
  });
  if (source === '') throw new Error('a cue needs a word that must be there');
  return { source, anchors: rarestFirst({ pieces, joints })[0] ?? [], optional: false };
}

/** The anchors of every piece that must be there; those that few sentences hold by chance come first. */
function rarestFirst({ pieces }: Sequence): readonly (readonly Anchor[])[] {
  const needs = pieces.filter(({ optional }) => !optional).map(({ anchors }) => anchors);
  return needs.sort((one, other) => chanceOf(one) - chanceOf(other));
}

function chanceOf(anchors: readonly Anchor[]): number {
  return anchors.reduce(
    (sum, { text, whole }) => sum + (EVERYWHERE.has(text) ? 1 : 2 ** -(text.length + (whole ? 2 : 0))),
    0,
  );
}

/** Whether the optional piece is there or not, the words around it may stand as far apart as written. */
function around(before: Joint, { source }: Piece, after: Joint): Joint {
  const without = before.most < 0 || before.most > after.most ? before : after;
  const most = before.most < 0 ? before.most : without.most;
  return { source: `(?:${before.source}${source}${after.source}|${without.source})`, most };
}
