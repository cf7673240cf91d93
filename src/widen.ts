const TWO_BYTES = '\u2028';

/**
 * The same text, held by V8 in two bytes a letter as any text with a curly quote is. One in single bytes would have every
 * pattern compiled a second time: 9 MB of code, and beyond 16 MB V8 optimises no further pattern.
 */
export function widen(text: string): string {
  return `${TWO_BYTES}${text}`.slice(TWO_BYTES.length);
}
