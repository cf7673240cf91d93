import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Story } from '../model/story.ts';
import { packageFile } from '../package-file.ts';

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;
const MARK = /\p{M}+/gu;
const POSSESSIVE = /['’]s?$|['’]s\b/g;
const ELISION = /^(?:[dlcjmnst]|qu)['’]/i;
const ENDS_SENTENCE = /[.!?:…。！？\n"“”«»•|-]\s*$/;
const CAPITAL = /^\p{Lu}/u;
/** `CastleLoader`, `TA4557`, `CVE-2025-1`, `GPUHammer`: written in a way that ordinary words are not. */
const ODD_SHAPE = /\p{Ll}\p{Lu}|\p{Lu}{3}|\p{L}.*\p{N}/u;
const NUMBER = /^[\p{N}.,-]+$/u;
const KATAKANA_NAME = /[\p{Script=Katakana}ー]{4,}/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ENDING = /(?:ing|ed|es|s)$/;

const READ_CHARACTERS = 4000;
const MOST_NAMES = 12;
const MOST_WORDS = 8;
const SHORTEST = 3;
const SHINGLE_TOKENS = 5;
const SKETCH_SIZE = 8;
/** German writes every noun with a capital, so a capital tells nothing. */
const CAPITALISES_NOUNS = new Set(['de', 'lb']);

const { names, words }: { names: string; words: string } = parse(
  readFileSync(packageFile('src/incidents/common-words.yaml'), 'utf8'),
);
const COMMON_NAMES = new Set(names.split(/\s+/));
const COMMON_WORDS = new Set(words.split(/\s+/));

/** Names that half of all security news holds. */
export function isCommonName(folded: string): boolean {
  return folded.split(' ').every((word) => COMMON_NAMES.has(word) || COMMON_WORDS.has(word));
}

/** Lower case without accents, possessives and elisions. */
export function foldWords(text: string): string {
  const plain = text.normalize('NFKD').replace(MARK, '').normalize('NFC').toLowerCase();
  return (plain.match(TOKEN) ?? []).map((word) => word.replace(ELISION, '').replace(POSSESSIVE, '')).join(' ');
}

/** Distinctive names (`name:`), title words (`word:`) and a sketch of the wording (`text:`). */
export function textKeys(story: Story): readonly string[] {
  const text = story.text.slice(0, READ_CHARACTERS);
  const found = namesIn(story, text);
  return [
    ...found.map((name) => `name:${name}`),
    ...titleWords(story.title, new Set(found)).map((word) => `word:${word}`),
    ...sketch(text).map((value) => `text:${value}`),
  ];
}

interface Token {
  readonly raw: string;
  readonly folded: string;
  readonly startsSentence: boolean;
  readonly follows: boolean;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const between = text.slice(end, match.index);
    const raw = match[0].replace(ELISION, '').replace(POSSESSIVE, '');
    const startsSentence = end === 0 || (between !== '-' && ENDS_SENTENCE.test(between));
    tokens.push({ raw, folded: foldWords(raw), startsSentence, follows: between === ' ' });
    end = match.index + match[0].length;
  }
  return tokens;
}

/** What is written like a name in running text: titles capitalise anything, so they only tell by shape. */
function namesIn({ title, language }: Story, text: string): readonly string[] {
  const inTitle = foldWords(title);
  const counted = new Map<string, number>();
  const count = (name: string, times: number) => counted.set(name, (counted.get(name) ?? 0) + times);
  const capitalsTell = !CAPITALISES_NOUNS.has(language);
  let previous = '';
  for (const token of tokensOf(text)) {
    const capital = capitalsTell && CAPITAL.test(token.raw) && !token.startsSentence;
    const name = isName(token, capital);
    if (name) {
      count(token.folded, 1);
      if (previous && token.follows && capital) count(`${previous} ${token.folded}`, 2);
    }
    previous = capital && token.folded.length > 1 ? token.folded : '';
  }
  for (const token of tokensOf(title)) if (isName(token, false)) count(token.folded, 2);
  for (const [name] of `${title}\n${text}`.matchAll(KATAKANA_NAME)) count(name, 1);
  return [...counted]
    .filter(([name]) => !isCommonName(name))
    .map(([name, times]) => ({ name, weight: times + (` ${inTitle} `.includes(` ${name} `) ? 5 : 0) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}

function isName({ raw, folded }: Token, capital: boolean): boolean {
  if (folded.length < SHORTEST || NUMBER.test(raw)) return false;
  return capital || (ODD_SHAPE.test(raw) && !UNSPACED.test(raw));
}

function titleWords(title: string, known: ReadonlySet<string>): readonly string[] {
  const found = tokensOf(title)
    .filter(({ raw, folded }) => folded.length > SHORTEST && !NUMBER.test(raw) && !UNSPACED.test(raw))
    .filter(({ folded }) => !known.has(folded) && !COMMON_WORDS.has(folded) && !COMMON_NAMES.has(folded))
    .map(({ folded }) => folded.replace(ENDING, ''));
  return [...new Set(found)].slice(0, MOST_WORDS);
}

/** The smallest hashes of all runs of five words: texts that share most of them are copies of each other. */
function sketch(text: string): readonly string[] {
  const tokens = foldWords(text)
    .split(' ')
    .flatMap((word) => (UNSPACED.test(word) ? [...word] : [word]));
  const hashes = new Set<number>();
  for (let i = 0; i + SHINGLE_TOKENS <= tokens.length; i++) {
    hashes.add(hash(tokens.slice(i, i + SHINGLE_TOKENS).join(' ')));
  }
  return [...hashes]
    .sort((a, b) => a - b)
    .slice(0, SKETCH_SIZE)
    .map((value) => value.toString(36));
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
