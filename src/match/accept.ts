import { plainLetters } from '../plain-letters.ts';
import { anyOf } from './any-of.ts';
import { withoutNoun } from './claims.ts';
import type { Passage } from './passage.ts';
import type { RawMention } from './scan.ts';
import { ORDINARY_COMPANIONS } from './scheme-table.ts';
import { SCHEMES } from './schemes.ts';
import { type Span, spanAt } from './sentences.ts';
import type { Surroundings } from './surroundings.ts';
import { COMPUTING, CRIME } from './topic-words.ts';

const NEAR = 90;
const OF_CRIME = plainLetters(anyOf(CRIME), 'i');
const OF_COMPUTING = plainLetters(anyOf(COMPUTING), 'i');
const SPACE = /\s+/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const THE_BEFORE = /\bthe\s+$/;
const SMALL_AFTER = /^(?:['’]s?)?,?\s+\p{Ll}/u;
const ARTICLE = /^the\s+/i;
const WORDS = /\p{L}+/gu;
const CAPITAL = /^[^\p{Ll}]/u;
const LOWER = /\p{Ll}/u;
const SHOUTED = /^[^\p{Ll}]{4,}$/u;

/** Whether the name means an actor here. `anchored`: another name of the same actor stands near. */
export function accepts(mention: RawMention, around: Surroundings, passage: Passage, anchored: boolean): boolean {
  const { name, surface, glued } = mention;
  if (around.inAddress) return false;
  if (name.software && !name.own) return around.actor || (anchored && !around.software);
  if (name.software && around.software) return false;
  if (glued && name.guard === 'plain') return passage.security;
  const written = howWritten(surface, name.name);
  switch (name.guard) {
    case 'plain':
      return written !== 'small' || surface.length > 5 || around.weak || anchored;
    case 'case':
      if (written !== 'exact')
        return around.actor || anchored || (passage.security && withoutNoun(surface) !== surface);
      return (
        passage.security ||
        around.strong ||
        (isUnusual(mention, around, passage) && tellsOfCrime(mention, passage)) ||
        (followsScheme(surface) && OF_COMPUTING.test(passage.text))
      );
    case 'cue':
      if (written === 'small' || onlyBegins(mention, passage)) return false;
      if (around.software) return anchored;
      return around.weak || anchored || (written === 'exact' && passage.security && standsOut(mention, passage.text));
  }
}

/** `exact`: with every capital that the listed name has; `small`: without its first. */
function howWritten(surface: string, listed: string): 'exact' | 'capital' | 'small' {
  const wanted = wordsOf(listed);
  const words = wordsOf(surface);
  const capital = words.every((word, index) => CAPITAL.test(word) || !CAPITAL.test(wanted[index] ?? ''));
  if (!capital) return 'small';
  return wanted.length > 1 || surface === listed || !SHOUTED.test(listed) ? 'exact' : 'capital';
}

/** The words whose capitals count: `group` may be written small. */
function wordsOf(name: string): readonly string[] {
  return withoutNoun(name.replace(ARTICLE, '')).match(WORDS) ?? [];
}

/** Of several words, called a group, or in Latin letters amid another script. */
function isUnusual({ start, end, name }: RawMention, { noun }: Surroundings, { text }: Passage): boolean {
  return noun || name.name.includes(' ') || UNSPACED.test(text.slice(Math.max(0, start - 1), end + 1));
}

/** In the words that a vendor names actors with, and not in everyday ones. */
function followsScheme(surface: string): boolean {
  const isOrdinary = surface.split(SPACE).some((word) => ORDINARY_COMPANIONS.has(word.toLowerCase()));
  return !isOrdinary && SCHEMES.some(({ pattern }) => pattern.test(surface));
}

function tellsOfCrime({ start, end }: Span, { text, sentences }: Passage): boolean {
  const sentence = spanAt(sentences, start) ?? { start, end };
  return OF_CRIME.test(text.slice(sentence.start, sentence.end));
}

/** Written in capitals, or as a name with an article, among words that are not. */
function standsOut({ start, end, surface }: RawMention, text: string): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  if (THE_BEFORE.test(before) && SMALL_AFTER.test(after)) return true;
  return SHOUTED.test(surface) && LOWER.test(before.slice(-15)) && LOWER.test(after.slice(0, 15));
}

/** A capital that the sentence's beginning explains, on a name listed in other capitals. */
function onlyBegins({ start, surface, name }: RawMention, { text, sentences }: Passage): boolean {
  if (surface === name.name || !LOWER.test(surface)) return false;
  const sentence = spanAt(sentences, start);
  return sentence !== undefined && text.slice(sentence.start, start).trim() === '';
}
