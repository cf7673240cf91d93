import { plainLetters } from '../../src/plain-letters.ts';

const SPECIAL = /[.$()+?^[\]\\{}|]/g;

/** Finds any of some words in a text, `*` standing for any ending: `anyWord('steal*, theft, ruled out')`. */
export function anyWord(list: string): RegExp {
  const words = list.split(', ').map((word) => word.replace(SPECIAL, '\\$&').replace('*', String.raw`\p{L}*`));
  const source = String.raw`(?<![\p{L}\p{N}])(?:${words.join('|')})(?![\p{L}\p{N}])`;
  return plainLetters(source, 'i');
}
