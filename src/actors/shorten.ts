const LONGEST = 400;
const SENTENCE_END = /[.!?](?=\s)/g;

/** The first sentences of a text that fit into a profile. */
export function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const ends = [...text.slice(0, LONGEST).matchAll(SENTENCE_END)];
  const end = ends.at(-1)?.index;
  return end === undefined ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text.slice(0, end + 1);
}
