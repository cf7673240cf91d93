import { stripVTControlCharacters } from 'node:util';

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const KEPT = new Set(['\n', '\t', '\u200c', '\u200d']);

/** Text from outside without terminal codes, control characters, bidi tricks or invisible marks. Line breaks, tabs and the joiners of Indic and Persian scripts stay. */
export function sanitise(text: string): string {
  return stripVTControlCharacters(text).replace(INVISIBLE, (character) => (KEPT.has(character) ? character : ''));
}
