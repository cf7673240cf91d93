import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFile } from '../package-file.ts';

/** A way in which a vendor or an agency names actors, and what a name of it tells. */
export interface Scheme {
  readonly scheme: string;
  /** Matches a whole name of the scheme. */
  readonly pattern: RegExp;
  readonly country?: string;
  /** Made of ordinary words, so it needs a cue. */
  readonly wordy: boolean;
}

type Words = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

interface SchemeTable {
  readonly codes: readonly { readonly scheme: string; readonly code: string; readonly country?: string }[];
  readonly last: Words;
  readonly first: Words;
  readonly ordinary: readonly string[];
}

const TABLE: SchemeTable = parse(readFileSync(packageFile('src/match/schemes.yaml'), 'utf8'));
const NATO =
  '(?:Alpha|Bravo|Charlie|Delta|Echo|Foxtrot|Golf|Hotel|India|Juliett|Kilo|Lima|Mike|November|Oscar|Papa|Quebec|Romeo|Sierra|Tango|Uniform|Victor|Whiskey|Xray|Yankee|Zulu)';

/** Words that make an ordinary phrase of a scheme's word: `Tropical Storm`, `Giant Panda`. */
export const ORDINARY_COMPANIONS: ReadonlySet<string> = new Set(TABLE.ordinary.map((word) => word.toLowerCase()));

export const SCHEMES: readonly Scheme[] = [
  ...TABLE.codes.map(({ scheme, code, country }) =>
    toScheme(scheme, code.replace('{nato}', NATO), country ?? null, false),
  ),
  ...wordSchemes(TABLE.last, (word) => `\\p{Lu}\\p{L}+ (?:${word}|${word.toUpperCase()})`),
  ...wordSchemes(TABLE.first, (word) => `(?:${word}|${word.toUpperCase()}) \\p{Lu}\\p{L}+`),
];

/** Any name of any scheme, in a text. */
export const ANY_SCHEME = new RegExp(
  `(?<![\\p{Script=Latin}\\d_-])(?:${SCHEMES.map(({ pattern }) => pattern.source.slice(1, -1)).join('|')})(?![\\p{Script=Latin}\\d_])`,
  'gu',
);

function wordSchemes(words: Words, sourceOf: (word: string) => string): readonly Scheme[] {
  return Object.entries(words).flatMap(([scheme, told]) =>
    Object.entries(told).map(([word, country]) => toScheme(scheme, sourceOf(word), country, true)),
  );
}

function toScheme(scheme: string, source: string, country: string | null, wordy: boolean): Scheme {
  return { scheme, pattern: new RegExp(`^${source}$`, 'u'), wordy, ...(country === null ? {} : { country }) };
}
