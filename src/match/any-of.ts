/** One of the expressions, as a whole word in scripts that space them. For the flags `iu`. */
export function anyOf(sources: readonly string[]): string {
  const spelled = sources.join('|').replaceAll('\\w', '[\\p{L}\\p{N}]');
  return `(?<![\\p{Script=Latin}\\d])(?:${spelled})(?![\\p{Script=Latin}\\d])`;
}
