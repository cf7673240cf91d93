const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Characters; longer than any article. What is read of a story holds everything else up meanwhile. */
const MAX_TEXT = 100_000;

/** The beginning of a text, with no half of a character at its end. */
export function cutText(text: string, length = MAX_TEXT): string {
  return text.slice(0, length).replace(LONE_SURROGATE, '');
}
