import { hashText } from '../hash-text.ts';
import type { Story } from '../model/story.ts';
import { foldWords, isCommon, isMaker, isUnspaced, type Token, tokensOf } from './fold-words.ts';

const KATAKANA_NAME = /[\p{Script=Katakana}ー]{4,}/gu;
/** What WordPress puts under every summary. */
const TRAILER = /\bThe post .{0,300}? appeared first on .{0,80}$/s;
const ACRONYM = /^\p{Lu}{3,6}$/u;
/** A line with so many capitals is a heading, and headings capitalise anything. */
const HEADING_SHARE = 0.6;

const READ_CHARACTERS = 4000;
const MOST_NAMES = 10;
const MOST_WORDS = 8;
const SHORTEST_NAME = 3;
const SHORTEST_WORD = 4;
const SHORTEST_TITLE = 30;
const LONGEST_RUN = 4;
const SHINGLE_TOKENS = 5;
const SKETCH_SIZE = 8;
/** German writes every noun with a capital, so that a capital alone tells nothing. */
const CAPITALISES_NOUNS = new Set(['de', 'lb']);

/**
 * What tells a text apart: whom or what it is about (`subject:`, in title and text alike), other names (`~name:`), words of the
 * title (`word:`, with subjects and names among them), the whole title, and a sketch of the wording (`~text:`).
 * `actors` are names that say who did it and not to whom; they count elsewhere.
 */
export function textKeys(story: Story, actors: readonly string[]): readonly string[] {
  const text = tokensOf(story.text.slice(0, READ_CHARACTERS).replace(TRAILER, ''));
  const title = tokensOf(story.title);
  const ofActors = new Set(actors.map(foldWords).flatMap((name) => [name, ...name.split(' ')]));
  const telling = (name: string) => !isCommon(name) && !ofActors.has(name);
  const inBoth = subjectsOf(title, text, story.language).filter((name) => telling(name) || isMaker(name));
  const subjects = [...new Set([...inBoth, ...otherForms(inBoth, text).filter(telling)])];
  const names = [...namesIn(title, text, story.language), ...katakanaNames(story)].filter(telling).slice(0, MOST_NAMES);
  const words = titleWords(title).filter(telling).slice(0, MOST_WORDS);
  return [
    ...(story.title.length < SHORTEST_TITLE ? [] : [`~title:${foldWords(story.title)}`]),
    ...subjects.map((name) => `subject:${name}`),
    ...names.map((name) => `~name:${name}`),
    ...[...subjects, ...names, ...words].map((word) => `word:${word}`),
    ...sketch(text).map((value) => `~text:${value}`),
  ];
}

/** What title and text alike write with capitals: of each run of capitals in the title the longest part that recurs, and its odd words. */
function subjectsOf(inTitle: readonly Token[], text: readonly Token[], language: string): readonly string[] {
  const recurring = ` ${text.map((token) => (token.capital ? token.folded : '-')).join(' ')} `;
  const proper = properWords(text, isHeading(inTitle) ? [] : inTitle);
  const isProper = ({ folded }: Token) => proper.has(folded);
  const isSubject = (part: readonly Token[]) =>
    part.length > 1
      ? part.some(isProper) && recurring.includes(` ${join(part)} `) && !isCommon(join(part))
      : part.every(
          (token) => isProper(token) && (token.odd || isMaker(token.folded) || !CAPITALISES_NOUNS.has(language)),
        );
  return capitalRuns(inTitle).flatMap((run) => {
    const parts = partsOf(run).filter(isSubject);
    return parts.filter((part, rank) => rank === 0 || part.every(({ odd }) => odd)).map(join);
  });
}

/** `hpe` where the text also writes `Hewlett Packard Enterprise`, and the other way round. */
function otherForms(subjects: readonly string[], text: readonly Token[]): readonly string[] {
  const known = new Set(subjects);
  const acronyms = new Set(text.filter(({ raw }) => ACRONYM.test(raw)).map(({ folded }) => folded));
  const spelled = new Set(subjects.map(initials).filter((short) => acronyms.has(short)));
  const wanted = new Set(subjects.filter((name) => acronyms.has(name)));
  const parts = wanted.size === 0 ? [] : capitalRuns(text).flatMap(partsOf).map(join);
  return [...spelled, ...parts.filter((part) => wanted.has(initials(part)))].filter((name) => !known.has(name));
}

function initials(name: string): string {
  const words = name.split(' ');
  return words.length < 3 ? '' : words.map(([first]) => first).join('');
}

/** Words that the text always writes with a capital, and not only because a sentence starts. */
function properWords(text: readonly Token[], title: readonly Token[]): ReadonlySet<string> {
  const lowercase = new Set<string>();
  const capital = new Set<string>();
  const proper = new Set<string>();
  for (const token of text) {
    (token.capital ? capital : lowercase).add(token.folded);
    if (token.capital && (!token.startsSentence || token.odd)) proper.add(token.folded);
  }
  for (const token of title) {
    if (token.capital && !token.startsSentence && capital.has(token.folded)) proper.add(token.folded);
  }
  for (const word of lowercase) proper.delete(word);
  return proper;
}

function capitalRuns(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const runs: Token[][] = [];
  for (const token of tokens) {
    const last = runs.at(-1);
    if (!token.capital) runs.push([]);
    else if (last && (last.length === 0 || token.follows)) last.push(token);
    else runs.push([token]);
  }
  return runs.filter((run) => run.length > 0);
}

/** All stretches of a run, longest first. */
function partsOf(run: readonly Token[]): readonly (readonly Token[])[] {
  const parts: (readonly Token[])[] = [];
  for (let length = Math.min(run.length, LONGEST_RUN); length > 0; length--) {
    for (let start = 0; start + length <= run.length; start++) parts.push(run.slice(start, start + length));
  }
  return parts;
}

function join(tokens: readonly Token[]): string {
  return tokens.map(({ folded }) => folded).join(' ');
}

/** What is written like a name in running text, most telling first; titles capitalise anything, so there only the shape tells. */
function namesIn(title: readonly Token[], text: readonly Token[], language: string): readonly string[] {
  const counted = new Map<string, number>();
  const count = (name: string, times: number) => counted.set(name, (counted.get(name) ?? 0) + times);
  for (const sentence of sentencesOf(text)) {
    const running = !CAPITALISES_NOUNS.has(language) && !isHeading(sentence);
    let previous = '';
    for (const token of sentence) {
      const capital = running && token.capital && !token.startsSentence;
      if (isName(token, capital)) count(token.folded, 1);
      if (previous && token.follows && capital) count(`${previous} ${token.folded}`, 2);
      previous = capital ? token.folded : '';
    }
  }
  for (const token of title) if (isName(token, false)) count(token.folded, 2);
  const inTitle = ` ${join(title)} `;
  for (const name of counted.keys()) if (inTitle.includes(` ${name} `)) count(name, 5);
  return [...counted].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

function katakanaNames({ title, text }: Story): readonly string[] {
  return `${title}\n${text.slice(0, READ_CHARACTERS)}`.match(KATAKANA_NAME) ?? [];
}

function sentencesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sentences: Token[][] = [];
  for (const token of tokens) {
    if (token.startsSentence) sentences.push([]);
    sentences.at(-1)?.push(token);
  }
  return sentences;
}

function isHeading(line: readonly Token[]): boolean {
  const long = line.filter(({ raw }) => raw.length >= SHORTEST_WORD);
  return long.length >= SHORTEST_WORD && long.filter(({ capital }) => capital).length > HEADING_SHARE * long.length;
}

function isName(token: Token, capital: boolean): boolean {
  return token.folded.length >= SHORTEST_NAME && (capital || token.odd);
}

function titleWords(title: readonly Token[]): readonly string[] {
  return title.map(({ folded }) => folded).filter((word) => word.length >= SHORTEST_WORD && !isUnspaced(word));
}

/** The smallest hashes of all runs of five words: texts that share most of them are copies of each other. */
function sketch(tokens: readonly Token[]): readonly string[] {
  const words = tokens.flatMap(({ folded }) => (isUnspaced(folded) ? [...folded] : folded)).map(hashText);
  const runs = new Uint32Array(Math.max(words.length - SHINGLE_TOKENS + 1, 0));
  for (let start = 0; start < runs.length; start++) {
    let run = 0;
    for (let at = start; at < start + SHINGLE_TOKENS; at++) run = mix(run, words[at] ?? 0);
    runs[start] = run;
  }
  const smallest = new Set<number>();
  for (const run of runs.sort()) if (smallest.add(run).size === SKETCH_SIZE) break;
  return [...smallest].map((value) => value.toString(36));
}

function mix(a: number, b: number): number {
  const mixed = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
