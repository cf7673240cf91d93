import { CODES, FIRST_WORDS, LAST_WORDS, type SchemeWords } from './scheme-table.ts';

/** A way in which a vendor or an agency names actors, and what a name of it tells. */
export interface Scheme {
  readonly scheme: string;
  /** Matches a whole name of the scheme. */
  readonly pattern: RegExp;
  readonly country?: string;
  /** Made of ordinary words, so it needs a cue. */
  readonly wordy: boolean;
}

const NATO =
  '(?:Alpha|Bravo|Charlie|Delta|Echo|Foxtrot|Golf|Hotel|India|Juliett|Kilo|Lima|Mike|November|Oscar|Papa|Quebec|Romeo|Sierra|Tango|Uniform|Victor|Whiskey|Xray|Yankee|Zulu)';

export const SCHEMES: readonly Scheme[] = [
  ...CODES.map(({ scheme, code, country }) => toScheme(scheme, spell(code), country ?? null, false)),
  ...wordSchemes(LAST_WORDS, (word) => `[A-Z][A-Za-z]+ (?:${word}|${word.toUpperCase()})`),
  ...wordSchemes(FIRST_WORDS, (word) => `(?:${word}|${word.toUpperCase()}) [A-Z][A-Za-z]+`),
];

/** Any name of any scheme. Without the `u` flag, which would cost ten times the time. */
export const ANY_SCHEME = new RegExp(
  `(?<![\\w-])(?:${codeSources().join('|')}|${wordSources(FIRST_WORDS)} [A-Z][A-Za-z]+|[A-Z][A-Za-z]+(?= ${wordSources(LAST_WORDS)}\\b) \\w+)(?!\\w)`,
  'g',
);

function wordSchemes(words: SchemeWords, sourceOf: (word: string) => string): readonly Scheme[] {
  return Object.entries(words).flatMap(([scheme, told]) =>
    Object.entries(told).map(([word, country]) => toScheme(scheme, sourceOf(word), country, true)),
  );
}

function codeSources(): readonly string[] {
  return CODES.map(({ code }) => spell(code));
}

function wordSources(words: SchemeWords): string {
  const all = [...new Set(Object.values(words).flatMap((told) => Object.keys(told)))];
  return `(?:${all.flatMap((word) => [word, word.toUpperCase()]).join('|')})`;
}

function spell(code: string): string {
  return code.replace('{nato}', NATO).replaceAll('\\p{L}', '[A-Za-z]');
}

function toScheme(scheme: string, source: string, country: string | null, wordy: boolean): Scheme {
  return { scheme, pattern: new RegExp(`^${source}$`, 'u'), wordy, ...(country === null ? {} : { country }) };
}
