import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFile } from '../package-file.ts';

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;
const MARK = /\p{M}+/gu;
const POSSESSIVE = /['’]s?$/;
const ELISION = /^(?:[dlcjmnst]|qu)['’]/i;
const ENDS_SENTENCE = /[.!?:…。！？\n"“”«»•|]\s*$/;
const CAPITAL = /^\p{Lu}/u;
const NUMBER = /^[\p{N}.,-]+$/u;

const { names, words }: { names: string; words: string } = parse(
  readFileSync(packageFile('src/incidents/common-words.yaml'), 'utf8'),
);
const COMMON = new Set(`${names} ${words}`.split(/\s+/));

/** A word where it stands. */
export interface Token {
  readonly raw: string;
  /** Lower case, without accents, possessive and elided article. */
  readonly folded: string;
  readonly capital: boolean;
  readonly startsSentence: boolean;
  /** Only a space parts it from the token before. */
  readonly follows: boolean;
}

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const between = text.slice(end, match.index);
    const raw = match[0].replace(ELISION, '').replace(POSSESSIVE, '');
    end = match.index + match[0].length;
    if (NUMBER.test(raw)) continue;
    tokens.push({
      raw,
      folded: raw.normalize('NFKD').replace(MARK, '').normalize('NFC').toLowerCase(),
      capital: CAPITAL.test(raw),
      startsSentence: tokens.length === 0 || ENDS_SENTENCE.test(between),
      follows: between === ' ',
    });
  }
  return tokens;
}

/** The folded words of a text, one space between them; numbers stay. */
export function foldWords(text: string): string {
  const plain = text.normalize('NFKD').replace(MARK, '').normalize('NFC').toLowerCase();
  return (plain.match(TOKEN) ?? []).map((word) => word.replace(ELISION, '').replace(POSSESSIVE, '')).join(' ');
}

/** Half of all security news holds these words: nothing can be told by them. */
export function isCommon(folded: string): boolean {
  return folded.split(' ').every((word) => COMMON.has(word) || word.length < 2);
}
