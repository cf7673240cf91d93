import { FIRST_LETTER, type FoldTable, foldOdd, foldUnit, isUnspaced, MAYBE_UNSPACED, ODD } from './fold.ts';
import { closeHash, HEAD_LENGTH, hashLetters } from './tokens.ts';

const WORD_BORDER = /[^\p{L}\p{N}\p{M}]+/u;
/** Borders inside a word where a text may put a separator: `APT|28`, `Oil|Rig`. */
const INNER_BORDER = /(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|(?<=\p{Ll})(?=\p{Lu})/u;
const PREFIX_BITS = 2 ** 16;

/** A point inside or at the end of a name where a token of a text may end. */
export interface Stop<T> {
  /** Names that end here, by their compact spelling. */
  readonly names: { readonly compact: string; readonly value: T }[];
  /** Some name goes on after this point. */
  more: boolean;
}

/** Open-addressed: `keys[slot]` is the hash of a name's letters up to a stop, `stops[slot]` the stop. */
export interface NameTable<T> {
  readonly folds: FoldTable;
  readonly keys: Int32Array;
  readonly stops: readonly (Stop<T> | undefined)[];
  /** A bit for the hash of each name's first `HEAD_LENGTH` letters. */
  readonly prefixes: Uint32Array;
}

/** The letters and digits of a text, folded: `APT-38` and `APT 38` both give `apt38`. */
export function compactOf(folds: FoldTable, text: string): string {
  let compact = '';
  for (let at = 0; at < text.length; at++) {
    const letter = foldUnit(folds, text.charCodeAt(at));
    if (letter >= FIRST_LETTER) compact += String.fromCharCode(letter);
    else if (letter === ODD) {
      const odd = foldOdd(text, at);
      compact += odd.letters;
      at += odd.length - 1;
    }
  }
  return compact;
}

/** Makes the table of names. Names without a letter or digit are left out. */
export function buildNameTable<T extends { readonly name: string }>(
  folds: FoldTable,
  names: readonly T[],
): NameTable<T> {
  const byHash = new Map<number, Stop<T>>();
  const prefixes = new Uint32Array(PREFIX_BITS / 32);
  for (const value of names) {
    const pieces = piecesOf(folds, value.name);
    const compact = pieces.join('');
    if (compact.length >= HEAD_LENGTH) setBit(prefixes, hashLetters(compact.slice(0, HEAD_LENGTH)));
    let hash = hashLetters('');
    for (const [index, piece] of pieces.entries()) {
      hash = hashLetters(piece, hash);
      const key = closeHash(hash);
      const stop = byHash.get(key) ?? { names: [], more: false };
      byHash.set(key, stop);
      if (index < pieces.length - 1) stop.more = true;
      else stop.names.push({ compact, value });
    }
  }
  return { folds, prefixes, ...openAddressed(byHash) };
}

/** The stop for a rolling hash, if any name has one there. */
export function findStop<T>({ keys, stops }: NameTable<T>, hash: number): Stop<T> | undefined {
  const mask = keys.length - 1;
  const key = closeHash(hash);
  let slot = (key >>> 1) & mask;
  while (keys[slot] !== 0) {
    if (keys[slot] === key) return stops[slot];
    slot = (slot + 1) & mask;
  }
  return undefined;
}

/** Whether the table holds this name, in whatever spelling. */
export function knowsName<T>(table: NameTable<T>, name: string): boolean {
  const compact = compactOf(table.folds, name);
  return findStop(table, hashLetters(compact))?.names.some((entry) => entry.compact === compact) ?? false;
}

/** Whether some name may begin with the letters of this hash. */
export function mayStartName(prefixes: Uint32Array, hash: number): boolean {
  const bit = bitOf(hash);
  return ((prefixes[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

function setBit(prefixes: Uint32Array, hash: number): void {
  const bit = bitOf(hash);
  prefixes[bit >>> 5] = (prefixes[bit >>> 5] as number) | (1 << (bit & 31));
}

function bitOf(hash: number): number {
  return (closeHash(hash) >>> 1) % PREFIX_BITS;
}

function openAddressed<T>(byHash: ReadonlyMap<number, Stop<T>>): Pick<NameTable<T>, 'keys' | 'stops'> {
  const size = 2 ** Math.ceil(Math.log2(Math.max(byHash.size, 16) * 3));
  const keys = new Int32Array(size);
  const stops = new Array<Stop<T> | undefined>(size);
  for (const [key, stop] of byHash) {
    let slot = (key >>> 1) & (size - 1);
    while (keys[slot] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot] = key;
    stops[slot] = stop;
  }
  return { keys, stops };
}

/** A name's folded pieces: cut wherever a text may put a separator, and around every character of unspaced scripts. */
function piecesOf(folds: FoldTable, name: string): readonly string[] {
  const parts = name.split(WORD_BORDER).flatMap((word) => word.split(INNER_BORDER));
  return parts.flatMap((part) => splitUnspaced(compactOf(folds, part)));
}

function splitUnspaced(letters: string): readonly string[] {
  const pieces: string[] = [];
  let run = '';
  for (const char of letters) {
    const unit = char.charCodeAt(0);
    if (unit >= MAYBE_UNSPACED && isUnspaced(unit)) {
      if (run !== '') pieces.push(run);
      pieces.push(char);
      run = '';
    } else run += char;
  }
  return run === '' ? pieces : [...pieces, run];
}
