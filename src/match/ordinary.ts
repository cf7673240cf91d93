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

/** Words with a blank before and after each, by their first three letters: a set of all of them would take long to fill. */
type Rows = Readonly<Record<string, string>>;
const COMMON: Rows = words.common;
const RARE: Rows = words.rare;

/** Looks up a lower-case word, its inflections undone. */
export function commonnessOf(word: string): Commonness {
  if (holds(COMMON, word)) return 'common';
  if (holds(RARE, word)) return 'rare';
  for (const [ending, base] of INFLECTIONS) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue;
    const stem = word.slice(0, word.length - ending.length) + base;
    if (holds(COMMON, stem)) return 'common';
    if (holds(RARE, stem)) return 'rare';
  }
  return 'none';
}

function holds(rows: Rows, word: string): boolean {
  return rows[word.slice(0, 3)]?.includes(` ${word} `) ?? false;
}
