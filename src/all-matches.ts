/**
 * Every match in a text, in order; the pattern is global and matches no empty text. `matchAll` copies its pattern at
 * each call: for a large one and many sentences that costs several times what matching does.
 */
export function allMatches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match);
  return matches;
}
