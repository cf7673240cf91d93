import fc from 'fast-check';
import { ATTACKS } from '../support/hostile-words.ts';

/** Something that must hold whatever comes. Inputs are JSON, so that a bad one can be kept as a file. */
export interface Target {
  readonly name: string;
  /** Tries in a run of the suite. */
  readonly runs: number;
  readonly inputs: fc.Arbitrary<unknown>;
  /** Throws, or rejects, when it does not hold. */
  check(input: never): void | Promise<void>;
}

/** Joins inputs and check, so that their types agree. */
export function target<T>(
  name: string,
  runs: number,
  inputs: fc.Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
): Target {
  return { name, runs, inputs, check };
}

/** Words as strangers write them: any letters, attacks, scraps of markup and of news. */
export function strangeWords(maxLength = 300): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...Object.values(ATTACKS)) },
        { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
        { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
        { weight: 2, arbitrary: fc.constantFrom(...SCRAPS) },
        { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '. ', ', ', '\t', '\r\n', '&nbsp;', '\u00a0') },
      ),
      { maxLength: 8 },
    )
    .map((pieces) => pieces.join('').slice(0, maxLength));
}

const SCRAPS: readonly string[] = [
  'TraderTraitor stole 4,502.9 BTC from DMM Bitcoin in May 2024.',
  'The FBI attributed the theft of $308 million to Lazarus Group.',
  'APT 38 may be behind it, said Mandiant on 3 June 2023.',
  "Le vol de 300 millions d'euros est l'œuvre du groupe Lazarus.",
  '海莲花组织攻击了政府机构。',
  'C2: evil[.]example, hxxps://bad[.]example/a?b=c, 198.51.100[.]7, a[at]bad[.]example',
  'CVE-2024-12345 d41d8cd98f00b204e9800998ecf8427e',
  'a spearphishing attachment dropped a web shell; T1566.001',
  'UNC9999 and Storm-1234, also Velvet Typhoon',
  'subscribe lazarus role:suspected daily 09:00 quiet:22:00-07:00',
];
