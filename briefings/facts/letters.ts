/**
 * Letters of European languages as bodies of character classes. `\p{L}` would say more, but patterns that hold it
 * dozens of times take seconds to compile. Extended Latin counts as large and small.
 */
export const UPPER = 'A-ZÀ-ÖØ-ÞĀ-ſ';
export const LOWER = 'a-zß-öø-ÿĀ-ſ';
export const LETTER = 'A-Za-zÀ-ÖØ-öø-ſ';
