import { allMatches } from '../../src/all-matches.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';
import { onceFor } from '../../src/once-per.ts';

/** A sentence and where it stands in its field. */
export interface Sentence {
  readonly text: string;
  readonly field: Evidence['field'];
  readonly start: number;
  readonly end: number;
}

/** Looks back, so that a run of marks that ends no sentence is read once and not once for each of them. */
const BREAK = /(?<![.!?…])[.!?…]+["”’'»)\]]*(?=\s)|[。！？]+[」』）]*|\n+/gu;
const ABBREVIATION =
  /(?:^|[\s("“«])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Inc|Corp|Ltd|Co|No|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|env|art|bzw|ca|z\.B|e\.g|i\.e|U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|[A-Z]\.[A-Z])\.$/;
const GERMAN_DAY = /(?:^|\s)(?:[Aa]m|[Vv]om|bis|zum|den|dem|der|ab|[Ss]eit) \d{1,2}\.$/;
const LOWER_NEXT = /^\s*["“«(]?\p{Ll}/u;
const LONGEST = 1_500;

/** The sentences of title and text, in that order; offsets are into the field. */
export const sentencesOf = onceFor((story: Story): readonly Sentence[] => [
  ...split(story.title, 'title'),
  ...split(story.text, 'text'),
]);

function split(text: string, field: Evidence['field']): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number): void => {
    for (let from = start; from < end; from += LONGEST) {
      const sentence = trimmed(text, field, from, Math.min(end, from + LONGEST));
      if (sentence) sentences.push(sentence);
    }
    start = end;
  };
  for (const match of allMatches(text, BREAK)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('.') && isInside(text, start, end)) continue;
    close(end);
  }
  close(text.length);
  return sentences;
}

function isInside(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(start, end - 12), end);
  return ABBREVIATION.test(before) || GERMAN_DAY.test(before) || LOWER_NEXT.test(text.slice(end, end + 4));
}

function trimmed(text: string, field: Evidence['field'], from: number, to: number): Sentence | undefined {
  const raw = text.slice(from, to);
  const body = raw.trim();
  if (body === '') return undefined;
  const start = from + (raw.length - raw.trimStart().length);
  return { text: body, field, start, end: start + body.length };
}
