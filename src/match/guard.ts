import { commonnessOf } from './ordinary.ts';

/**
 * How much a name needs beside itself to count: nothing; its own capitals in a story on security;
 * or its own capitals and a cue nearby.
 */
export type Guard = 'plain' | 'case' | 'cue';

const ARTICLE = /^the\s+/i;
const LETTERS_DIGITS = /^(\p{L}+)[\s-]*\p{N}+$/u;
/** Signs that no ordinary phrase holds: `LAPSUS$`, `admin@338`, `TEMP.Veles`. */
const SYMBOL = /[@$!]|\p{L}\.\p{L}/u;
const WORDS = /\p{L}+/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;
const ACRONYM = /^\p{Lu}+$/u;
const SHORTEST_WORD = 4;
const SHORTEST_UNSPACED = 3;

/** What a name needs, judged by its words alone. */
export function guardOf(name: string): Guard {
  if (UNSPACED.test(name)) return name.length < SHORTEST_UNSPACED ? 'cue' : 'plain';
  const bare = name.replace(ARTICLE, '');
  const coded = LETTERS_DIGITS.exec(bare)?.[1];
  if (coded !== undefined) {
    if (bare.length < 3) return 'cue';
    return !ACRONYM.test(coded) && commonnessOf(coded.toLowerCase()) === 'common' ? 'case' : 'plain';
  }
  if (SYMBOL.test(bare)) return 'plain';
  const words = (bare.match(WORDS) ?? []).map((word) => word.toLowerCase());
  if (words.length === 0 || bare.length < SHORTEST_WORD) return 'cue';
  const known = words.map(commonnessOf);
  if (known.includes('none')) return 'plain';
  if (words.length > 1) return 'case';
  return known[0] === 'common' && bare === name ? 'cue' : 'case';
}

/** A shortened name that is a dictionary word is doubtful, even a rare one. */
export function guardOfShort(short: string): Guard {
  return guardOf(short) === 'plain' ? 'plain' : 'cue';
}

/** The guard that asks for most. */
export function strictest(guards: readonly Guard[]): Guard {
  if (guards.includes('cue')) return 'cue';
  return guards.includes('case') ? 'case' : 'plain';
}
