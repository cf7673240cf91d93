import words from './ordinary-words.json' with { type: 'json' };

/** How common a word is: `common` in everyday prose, `rare` but in a dictionary, or no word at all. */
export type Commonness = 'common' | 'rare' | 'none';

const INFLECTIONS: readonly (readonly [ending: string, base: string])[] = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
  ['er', ''],
  ['er', 'e'],
];

const COMMON = new Set(words.common.flatMap((row) => row.split(' ')));
const RARE = new Set(words.rare.flatMap((row) => row.split(' ')));

/** Looks up a lower-case word, its inflections undone. */
export function commonnessOf(word: string): Commonness {
  if (COMMON.has(word)) return 'common';
  if (RARE.has(word)) return 'rare';
  for (const [ending, base] of INFLECTIONS) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue;
    const stem = word.slice(0, word.length - ending.length) + base;
    if (COMMON.has(stem)) return 'common';
    if (RARE.has(stem)) return 'rare';
  }
  return 'none';
}
