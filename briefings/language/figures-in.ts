import { readNumber } from '../facts/number.ts';

const FIGURE = /(?<![\p{L}\d])(\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d)|[.,]\d+)*)(?:[ \u00a0\u202f-]?([\p{L}]+\.?))?/gu;
const WORD = /\p{L}+/gu;
const SPELLED: readonly (readonly [words: RegExp, value: number])[] = [
  [/^(?:two|deux|zwei|dos|both)$/iu, 2],
  [/^(?:three|trois|drei|tres)$/iu, 3],
  [/^(?:four|quatre|vier|cuatro)$/iu, 4],
  [/^(?:five|cinq|fünf|cinco)$/iu, 5],
  [/^(?:six|sechs|seis)$/iu, 6],
  [/^(?:seven|sept|sieben|siete)$/iu, 7],
  [/^(?:eight|huit|acht|ocho)$/iu, 8],
  [/^(?:nine|neuf|neun|nueve)$/iu, 9],
  [/^(?:ten|dix|zehn|diez)$/iu, 10],
  [/^(?:eleven|onze|elf|once)$/iu, 11],
  [/^(?:twelve|douze|zwölf|doce|dozens?|douzaines?|dutzende?|docenas?)$/iu, 12],
  [/^(?:hundreds?|centaines?|cents?|hunderte?|cientos|cien)$/iu, 100],
  [/^(?:thousands?|milliers?|mille|tausende?|miles|mil)$/iu, 1e3],
  [/^(?:millions?|millionen|millones)$/iu, 1e6],
  [/^(?:billions?|milliards?|milliarden)$/iu, 1e9],
];

/** The values of all figures in a text, written in digits or in words. */
export function figuresIn(text: string, language: string): ReadonlySet<number> {
  const values = new Set<number>();
  for (const [, digits = '', word = ''] of text.matchAll(FIGURE)) {
    const value = readNumber(digits, word, language);
    if (value !== undefined) values.add(value);
  }
  for (const [word] of text.replace(FIGURE, ' ').matchAll(WORD)) {
    const value = SPELLED.find(([words]) => words.test(word))?.[1];
    if (value !== undefined) values.add(value);
  }
  return values;
}
