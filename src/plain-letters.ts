/** Letters of a kind as the inside of a character class, as the letters themselves. */
const IN_CLASS: Readonly<Record<string, string>> = {
  'Script=Latin': 'A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff',
  'Script=Cyrillic': '\u0400-\u052f',
  'Script=Han': '\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff',
  'Script=Hiragana': '\u3041-\u3096\u309d-\u309f',
  'Script=Katakana': '\u30a1-\u30fa\u30fd-\u30ff\uff66-\uff9d',
  N: '0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19',
  L: 'A-Za-z\u00c0-\u1fff\u2c00-\u2dff\u3005-\u3007\u3040-\ud7ff\uf900-\ufefc\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc',
};
/** `Lu` and `Ll` where case does not count. */
const CASED =
  'A-Za-z\u00b5\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u0587\u10a0-\u10ff\u1d00-\u1fff\ua640-\ua69d\ua722-\ua7ff\ufb00-\ufb17\uff21-\uff3a\uff41-\uff5a';
const PROPERTY = /\\p\{([^}]+)\}/g;
const CLASS_OR_PROPERTY = /\[(?:\\.|[^\]\\])*\]|\\p\{[^}]+\}/g;

/**
 * The pattern that means as good as the same with the flag `u`, its letters as plain ranges. Throws where it tells large from
 * small ones. It is given as text: with the flag and as an expression it costs V8 half a millisecond even where it is never
 * used. Compiling the plain one takes a third of the time and a fifth of the code. That counts twice: once the code of
 * all patterns exceeds 16 MB, V8 compiles every further one without optimising it. Nor does it optimise a pattern
 * of more than 20 kB, so the ranges are the letters themselves, not their numbers. Up to 16 ranges of a class are looked
 * through in place, more by a call for each letter: `L` has ten, with a few signs among them that no word of a text holds.
 */
export function plainLetters(source: string, flags = ''): RegExp {
  const rangesOf = (name: string): string => {
    const ranges = flags.includes('i') && (name === 'Lu' || name === 'Ll') ? CASED : IN_CLASS[name];
    if (ranges === undefined) throw new RangeError(`no ranges for ${name} in ${source}`);
    return ranges;
  };
  const plain = source.replace(CLASS_OR_PROPERTY, (part) =>
    part.startsWith('[') ? part.replace(PROPERTY, (_, name) => rangesOf(name)) : `[${rangesOf(part.slice(3, -1))}]`,
  );
  return new RegExp(plain, flags);
}
