/** What a UTF-16 unit is to the scan: one of these, or (from `FIRST_LETTER` on) its folded letter or digit. */
export const SEPARATOR = 0;
export const IGNORED = 1;
/** Half of a surrogate pair, or a unit that folds to several: `foldOdd` tells. */
export const ODD = 2;
export const FIRST_LETTER = 32;
/** Scripts without spaces begin above this unit (Thai), so the common ones need no further test. */
export const MAYBE_UNSPACED = 0x0e00;

const UNSEEN = 0xffff;
const LETTER = /^[\p{L}\p{N}\p{M}]+$/u;
const INVISIBLE = /^(?:[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]|\p{Variation_Selector})$/u;
/** First and last units of scripts whose words are not set apart: Thai, Lao, Burmese, Khmer, kana, Han, Hangul. */
const UNSPACED_RANGES = [
  [0x3400, 0x9fff],
  [0x3040, 0x30ff],
  [0xac00, 0xd7af],
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
  [0xf900, 0xfaff],
] as const;

/** Folded units by UTF-16 unit, filled as they are met: all 65,536 at once would cost a slow start. */
export type FoldTable = Uint16Array;

export function createFoldTable(): FoldTable {
  return new Uint16Array(0x10000).fill(UNSEEN);
}

/** The class or folded letter of a unit: NFKC, lower case. */
export function foldUnit(table: FoldTable, unit: number): number {
  const known = table[unit] as number;
  if (known !== UNSEEN) return known;
  const folded = judge(String.fromCharCode(unit));
  table[unit] = folded;
  return folded;
}

function judge(char: string): number {
  if (INVISIBLE.test(char)) return IGNORED;
  const unit = char.charCodeAt(0);
  if (unit >= 0xd800 && unit < 0xe000) return ODD;
  const folded = foldText(char);
  if (!LETTER.test(folded)) return SEPARATOR;
  return folded.length === 1 ? folded.charCodeAt(0) : ODD;
}

/** The letters that an odd unit at `at` stands for (empty: none) and how many units it takes. */
export function foldOdd(text: string, at: number): { readonly letters: string; readonly length: number } {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const folded = foldText(char);
  return { letters: LETTER.test(folded) ? folded : '', length: char.length };
}

/** The letters and digits of a text, folded: `APT-38` and `APT 38` both give `apt38`. */
export function compactOf(folds: FoldTable, text: string): string {
  let compact = '';
  for (let at = 0; at < text.length; at++) {
    const letter = foldUnit(folds, text.charCodeAt(at));
    if (letter >= FIRST_LETTER) compact += String.fromCharCode(letter);
    else if (letter === ODD) {
      const odd = foldOdd(text, at);
      compact += odd.letters;
      at += odd.length - 1;
    }
  }
  return compact;
}

export function isUnspaced(unit: number): boolean {
  return UNSPACED_RANGES.some(([first, last]) => unit >= first && unit <= last);
}

/** NFKC and lower case, as names are compared. */
function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
