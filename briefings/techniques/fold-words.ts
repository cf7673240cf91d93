const PLAIN = /^[a-z0-9 ]*$/;
const ASCII = /^\p{ASCII}*$/u;
const NOT_ASCII = /[\u0080-\uffff]/g;
const SIGNS = /[^A-Za-z0-9\u0080-\uffff]/g;
const WORD = /[\p{L}\p{N}]/u;

/**
 * A text as lower-case words without accents, between spaces: `E-Mail, piégé` is `e mail  piege`.
 * Every character stays at its place, so an offset means the same in both.
 */
export function foldWords(text: string): string {
  if (PLAIN.test(text)) return text;
  const plain = ASCII.test(text) ? text : text.replace(NOT_ASCII, foldUnit);
  return plain.replace(SIGNS, ' ').toLowerCase();
}

function foldUnit(unit: string): string {
  if (!WORD.test(unit)) return ' ';
  return unit.normalize('NFD').charAt(0).toLowerCase().charAt(0);
}
