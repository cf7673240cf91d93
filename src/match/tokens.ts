import { FIRST_LETTER, type FoldTable, foldOdd, foldUnit, IGNORED, isUnspaced, MAYBE_UNSPACED, ODD } from './fold.ts';

/** The rolling hash of no letters. */
export const HASH_SEED = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;
/** Names at least this long are also found when other letters are glued to their end. */
export const HEAD_LENGTH = 6;

/** Where a reader stands: one token, and the rolling hash of its letters (and of those before it, when it is rolled on). */
export interface Cursor {
  start: number;
  end: number;
  hash: number;
  /** Letters in this token. */
  length: number;
  /** The hash after its first `HEAD_LENGTH` letters. */
  head: number;
}

export function createCursor(): Cursor {
  return { start: 0, end: 0, hash: HASH_SEED, length: 0, head: 0 };
}

/** One step of the rolling hash. */
export function mixHash(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, HASH_PRIME);
}

/** Spreads a rolling hash over its 32 bits; never 0. */
export function closeHash(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (spread ^ (spread >>> 13)) | 1;
}

/** The rolling hash of folded letters, from the start or rolled on. */
export function hashLetters(letters: string, hash: number = HASH_SEED): number {
  let rolled = hash;
  for (let at = 0; at < letters.length; at++) rolled = mixHash(rolled, letters.charCodeAt(at));
  return rolled;
}

/**
 * Moves the cursor to the first token at or after `from`: a run of letters and digits, or a single character of a
 * script without spaces. False at the end of the text.
 */
export function readToken(folds: FoldTable, text: string, from: number, cursor: Cursor, seed = HASH_SEED): boolean {
  const size = text.length;
  let at = from;
  while (at < size && foldUnit(folds, text.charCodeAt(at)) < ODD) at++;
  let hash = seed;
  let length = 0;
  for (; at < size; at++) {
    const letter = foldUnit(folds, text.charCodeAt(at));
    if (letter >= FIRST_LETTER) {
      if (letter >= MAYBE_UNSPACED && isUnspaced(letter)) {
        if (length > 0) break;
        cursor.start = at;
        cursor.length = 1;
        cursor.hash = mixHash(hash, letter);
        cursor.end = at + 1;
        return true;
      }
      if (length === 0) cursor.start = at;
      hash = mixHash(hash, letter);
      if (++length === HEAD_LENGTH) cursor.head = hash;
      continue;
    }
    if (letter === IGNORED) continue;
    if (letter === ODD) {
      const odd = foldOdd(text, at);
      if (odd.letters !== '') {
        if (length === 0) cursor.start = at;
        hash = hashLetters(odd.letters, hash);
        length += odd.letters.length;
        at += odd.length - 1;
        continue;
      }
    }
    if (length > 0) break;
  }
  cursor.end = at;
  cursor.hash = hash;
  cursor.length = length;
  return length > 0;
}
