import { oncePer } from '../../src/once-per.ts';
import type { CueWord } from './cue-pattern.ts';
import { foldWords } from './fold-words.ts';
import { readReportExamples } from './lessons.ts';

/** The examples are English. */
const FRENCH = new Set(
  'au aux avec ce ces dans de des du en et est il la le les leur leurs l d ou par pas plus pour qui que sa se ses son sont sur un une'.split(
    ' ',
  ),
);
const FRENCH_SHARE = 0.02;
/** Of a word of no letters that no example holds; each letter halves it. */
const UNSEEN_SHARE = 1 / 32;

/** Tells which part of the words of our own report examples is a word, or begins with a stem (`steal*`). */
export function createShares(): (word: CueWord) => number {
  const words = readReportExamples().flatMap(({ text }) => foldWords(text).split(' ').filter(Boolean));
  return oncePer((word) => {
    const stem = word.endsWith('*') ? word.slice(0, -1) : undefined;
    const fits = stem === undefined ? (each: string) => each === word : (each: string) => each.startsWith(stem);
    const unseen = FRENCH.has(word) ? FRENCH_SHARE : UNSEEN_SHARE * 2 ** -(stem ?? word).length;
    return words.filter(fits).length / words.length + unseen;
  });
}
