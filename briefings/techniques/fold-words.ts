const WORD = /[\p{L}\p{N}]/u;
const PLAIN = /^[a-z0-9 ]*$/;

/**
 * A text as lower-case words without accents, between spaces: `E-Mail, piégé` is `e mail  piege`.
 * Every character stays at its place, so an offset means the same in both.
 */
export function foldWords(text: string): string {
  if (PLAIN.test(text)) return text;
  let folded = '';
  for (const unit of text.split('')) folded += foldUnit(unit);
  return folded;
}

function foldUnit(unit: string): string {
  if (!WORD.test(unit)) return ' ';
  return unit.normalize('NFD').charAt(0).toLowerCase().charAt(0);
}
