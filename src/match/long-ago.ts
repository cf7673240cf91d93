import { allMatches } from '../all-matches.ts';
import type { Story } from '../model/story.ts';
import { plainLetters } from '../plain-letters.ts';
import type { Statement } from './statements.ts';

const YEAR = /(?<![\d./-])(?:19|20)\d\d(?![\d/-])/g;
/** From that year on until now. */
const SINCE = plainLetters(String.raw`(?:since|between|from|depuis|dès|entre|seit|ab|desde)(?: \p{L}+)?[ -]$`, 'i');
const YEARS = 2;
/** A story that opens with an old case is about it. */
const LEAD = 400;

/** What a story recalls of years ago is no claim about the event it tells. */
export function isLongAgo({ passage, sentence }: Statement, { publishedAt }: Story): boolean {
  if (passage.field === 'title' || sentence.start < LEAD) return false;
  const text = passage.text.slice(sentence.start, sentence.end);
  const years = allMatches(text, YEAR).filter(({ index }) => !SINCE.test(text.slice(Math.max(0, index - 24), index)));
  return years.length > 0 && years.every(([year]) => Number(year) <= publishedAt.getUTCFullYear() - YEARS);
}
