import { type FoldTable, foldOdd, foldUnit, IGNORED, isUnspaced, MAYBE_UNSPACED, ODD, SEPARATOR } from './fold.ts';
import { closeHash, HASH_SEED, HEAD_LENGTH, hashLetters, mixHash } from './tokens.ts';

const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;
/** 64 kB a set: small enough for the cache, sparse enough for 100,000 names. */
const BITS = 2 ** 19;

/** A point inside or at the end of a name where a token of a text may end. */
export interface Stop<T> {
  /** What ends here, by its letters. */
  readonly ending: T[];
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

/** Makes the table of names. Names without a letter or digit are left out. */
export function buildNameTable<T extends { readonly name: string }>(
  folds: FoldTable,
  names: readonly T[],
): NameTable<T> {
  const byHash = new Map<number, Stop<T>>();
  const beginnings = new Uint32Array(BITS / 32);
  const heads = new Uint32Array(BITS / 32);
  const stopAt = (hash: number): Stop<T> => {
    const key = closeHash(hash);
    const known = byHash.get(key);
    if (known) return known;
    setBit(beginnings, hash);
    const stop = { ending: [], more: false };
    byHash.set(key, stop);
    return stop;
  };
  for (const value of names) {
    const { borders, end, head } = walk(folds, value.name);
    if (end === undefined) continue;
    for (const hash of borders) stopAt(hash).more = true;
    stopAt(end).ending.push(value);
    if (head !== undefined) setBit(heads, head);
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

/** The rolling hashes of a name's letters. */
interface Walk {
  /** Wherever a text may put a separator, and around every character of unspaced scripts. */
  readonly borders: readonly number[];
  /** Of all letters; none when it has none. */
  readonly end: number | undefined;
  /** Of the first `HEAD_LENGTH` letters. */
  readonly head: number | undefined;
}

function walk(folds: FoldTable, name: string): Walk {
  const borders: number[] = [];
  let hash = HASH_SEED;
  let head: number | undefined;
  let length = 0;
  let before = APART;
  let cut = false;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    const letter = foldUnit(folds, unit);
    if (letter === IGNORED) continue;
    const odd = letter === ODD ? foldOdd(name, at) : undefined;
    const kind = odd?.letters === '' ? APART : kindOf(unit, letter);
    cut ||= length > 0 && isBorder(before, kind);
    before = kind;
    if (odd) at += odd.length - 1;
    if (kind === APART) continue;
    if (cut) borders.push(hash);
    cut = false;
    hash = odd ? hashLetters(odd.letters, hash) : mixHash(hash, letter);
    length += odd?.letters.length ?? 1;
    if (length === HEAD_LENGTH) head = hash;
  }
  return { borders, end: length > 0 ? hash : undefined, head };
}

/** Kinds of characters. */
const APART = 0;
const DIGIT = 1;
const UPPER = 2;
const LOWER = 3;
const UNSPACED = 4;

function kindOf(unit: number, letter: number): number {
  if (letter === SEPARATOR) return APART;
  if (letter >= MAYBE_UNSPACED && isUnspaced(letter)) return UNSPACED;
  if (letter >= DIGIT_ZERO && letter <= DIGIT_NINE) return DIGIT;
  return letter === unit ? LOWER : UPPER;
}

/** `APT|28`, `Oil|Rig`, `海|莲|花`. */
function isBorder(before: number, kind: number): boolean {
  if (before === UNSPACED || (before === LOWER && kind === UPPER)) return true;
  return before !== kind && !(before === UPPER && kind === LOWER);
}
