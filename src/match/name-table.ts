import {
  FIRST_LETTER,
  type FoldTable,
  foldOdd,
  foldUnit,
  IGNORED,
  isUnspaced,
  MAYBE_UNSPACED,
  ODD,
  SEPARATOR,
} from './fold.ts';
import { closeHash, HEAD_LENGTH, hashLetters } from './tokens.ts';

const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;
/** 64 kB a set: small enough for the cache, sparse enough for 100,000 names. */
const BITS = 2 ** 19;

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
  /** A bit for the hash of every stop: most tokens of a text are turned away here. */
  readonly beginnings: Uint32Array;
  /** A bit for the hash of each name's first `HEAD_LENGTH` letters. */
  readonly heads: Uint32Array;
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
  const beginnings = new Uint32Array(BITS / 32);
  const heads = new Uint32Array(BITS / 32);
  for (const value of names) {
    const pieces = piecesOf(folds, value.name);
    const compact = pieces.join('');
    if (compact.length >= HEAD_LENGTH) setBit(heads, hashLetters(compact.slice(0, HEAD_LENGTH)));
    let hash = hashLetters('');
    for (const [index, piece] of pieces.entries()) {
      hash = hashLetters(piece, hash);
      setBit(beginnings, hash);
      const key = closeHash(hash);
      const stop = byHash.get(key) ?? { names: [], more: false };
      byHash.set(key, stop);
      if (index < pieces.length - 1) stop.more = true;
      else stop.names.push({ compact, value });
    }
  }
  return { folds, beginnings, heads, ...openAddressed(byHash) };
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

/** Whether the bit of a rolling hash is set. */
export function hasBit(bits: Uint32Array, hash: number): boolean {
  const bit = bitOf(hash);
  return ((bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

function setBit(bits: Uint32Array, hash: number): void {
  const bit = bitOf(hash);
  bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31));
}

function bitOf(hash: number): number {
  return (closeHash(hash) >>> 1) & (BITS - 1);
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
  const pieces: string[] = [];
  let piece = '';
  let before: Kind = 'separator';
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    const letter = foldUnit(folds, unit);
    if (letter === IGNORED) continue;
    const odd = letter === ODD ? foldOdd(name, at) : undefined;
    const kind = odd?.letters === '' ? 'separator' : kindOf(unit, letter);
    if (piece !== '' && isBorder(before, kind)) {
      pieces.push(piece);
      piece = '';
    }
    if (odd !== undefined) at += odd.length - 1;
    if (kind !== 'separator') piece += odd?.letters ?? String.fromCharCode(letter);
    before = kind;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

type Kind = 'separator' | 'digit' | 'upper' | 'lower' | 'unspaced';

function kindOf(unit: number, letter: number): Kind {
  if (letter === SEPARATOR) return 'separator';
  if (letter >= MAYBE_UNSPACED && isUnspaced(letter)) return 'unspaced';
  if (letter >= DIGIT_ZERO && letter <= DIGIT_NINE) return 'digit';
  return letter === unit ? 'lower' : 'upper';
}

/** `APT|28`, `Oil|Rig`, `海|莲|花`. */
function isBorder(before: Kind, kind: Kind): boolean {
  if (before === 'unspaced' || (before === 'lower' && kind === 'upper')) return true;
  return before !== kind && !(before === 'upper' && kind === 'lower');
}
