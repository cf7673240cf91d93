const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu;
const EDGE = /^['’.-]+|['’.-]+$|['’]s$/gu;
const ELISION = /^(?:[cdjlmnst]|qu)['’](?=\p{L})/iu;
const SHARED_START = 4;
const SHARED_PART = 0.6;

/** The words and numbers of a text as written, without elided articles and possessive endings. */
export function tokens(text: string): readonly string[] {
  return [...text.matchAll(TOKEN)].map(([token]) => token.replace(ELISION, '').replace(EDGE, ''));
}

/** Whether two folded words are forms of one: equal, or alike in most of their letters from the start. */
export function isSameWord(a: string, b: string): boolean {
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared += 1;
  return a === b || (shared >= SHARED_START && shared >= SHARED_PART * Math.max(a.length, b.length));
}
