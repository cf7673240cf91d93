import * as cues from './cues.ts';
import { withoutNoun } from './names.ts';
import type { Passage } from './passage.ts';
import type { RawMention } from './scan.ts';
import { type Span, spanAt } from './sentences.ts';

/** What stands around a name, as far as it tells whether an actor is meant. */
export interface Surroundings {
  /** `group`, `hackers` and the like beside it. */
  readonly actor: boolean;
  /** The same in any story: `the Lazarus group`, but also `the Phoenix group`. */
  readonly noun: boolean;
  /** A cue that is enough in any story. */
  readonly strong: boolean;
  /** A cue that is enough in a story on security. */
  readonly weak: boolean;
  /** `malware`, `backdoor` and the like beside it. */
  readonly software: boolean;
  readonly inAddress: boolean;
}

const NEAR = 90;
const AS_CALLED = String.raw`(?:\s*(?:,|is|was|that|(?:is |was )?(?:known|tracked|named|called|dubbed|identified)(?: as)?|of|from|de|du|des|von|nommée?|namens|llamado|appelée?|baptisée?|の))?(?:\s+the)?[\s"“‘«「『(（]*$`;
/** Between a name and the cue after it: a possessive, a bracket with other names, one more word. */
const AFTER_NAME = String.raw`^(?:['’]s?)?[\s"”’»」』）)\]-]*(?:[(（][^)）]{1,60}[)）]\s*)?(?:[\p{L}-]+\s+)?`;
const STRONG_AFTER = new RegExp(AFTER_NAME + cues.anyOf(cues.STRONG), 'iu');
const STRONG_BEFORE = new RegExp(cues.anyOf(cues.STRONG) + AS_CALLED, 'iu');
const NOUN_AFTER = new RegExp(AFTER_NAME + cues.anyOf(cues.ACTOR_NOUNS), 'iu');
const NOUN_BEFORE = new RegExp(cues.anyOf(cues.ACTOR_NOUNS) + AS_CALLED, 'iu');
const LISTED_BEFORE_NOUN = /^(?:[、，,][\p{L}\p{N}-]{1,20}){1,6}等[\p{L}]{0,4}(?:组织|団体|グループ|组|团伙)/u;
const NAMES_BEFORE_NOUN =
  /^(?:,? (?:and|or|et|und|y) |, )\p{Lu}[\p{L}\p{N}-]+(?:(?:,? (?:and|or|et|und|y) |, )\p{Lu}[\p{L}\p{N}-]+){0,4} (?:threat |hacking )?(?:groups|actors|gangs|teams|crews|hackers|APTs)/u;
const WEAK_AFTER = new RegExp(AFTER_NAME + cues.anyOf(cues.WEAK_AFTER), 'iu');
const DOES = new RegExp(
  `^(?:\\s+(?:has|have|had|is|was|were|are|also|been|known|seen|observed|believed|to|have|continues?|often|recently|first|then|a|ont))*\\s+${cues.anyOf(cues.DEED_WORDS)}`,
  'iu',
);
const DONE_BY = new RegExp(
  `${cues.anyOf(cues.DEED_WORDS)}\\s+(?:\\w+\\s+){0,2}(?:by|to|with|par|à|von)\\s+(?:the\\s+)?["“]?$`,
  'iu',
);
const INTRODUCED = new RegExp(`(?:${cues.INTRODUCTIONS.join('|')})(?:(?!\\.\\s)[^;!?。；\n]){0,120}$`, 'iu');
const SOFTWARE_AFTER = new RegExp(
  `^[\\s"”’]*(?:v?(?:er)?[\\d.]+\\s*)?(?:[\\p{L}-]+\\s+)?${cues.anyOf(cues.SOFTWARE_NOUNS)}`,
  'iu',
);
const SOFTWARE_VERSION = /^\s+v?(?:er)?\.?\d/i;
const SOFTWARE_BEFORE = new RegExp(
  `(?:\\w\\.|${cues.anyOf(cues.SOFTWARE_NOUNS)}(?:\\s+(?:known as|called|named|dubbed))?\\s+["“‘]?)$`,
  'iu',
);
const IN_ADDRESS = /(?:\w_$|[a-z]+:\/\/|www\.|\\|@|\w\.\w+\/|(?:^|[\s(])[/~][\w.-]+\/)[^\s\p{Script=Han}]*$/iu;
const ADDRESS_GOES_ON = /^(?:_\w|[\w-]*\.[a-z]{2,5}(?![a-z])|@\w|[\w.-]*\\)/i;
const CRIME = new RegExp(cues.anyOf(cues.CRIME), 'iu');
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const THE_BEFORE = /\bthe\s+$/;
const SMALL_AFTER = /^(?:['’]s?)?,?\s+\p{Ll}/u;
const ARTICLE = /^the\s+/i;
const WORDS = /\p{L}+/gu;
const CAPITAL = /^[^\p{Ll}]/u;
const LOWER = /\p{Ll}/u;
const SHOUTED = /^[^\p{Ll}]{4,}$/u;

/** Looks at what stands around a mention. */
export function lookAround({ start, end }: Span, { text, security }: Passage): Surroundings {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  const strong = STRONG_AFTER.test(after) || STRONG_BEFORE.test(before);
  const actor =
    strong ||
    NOUN_AFTER.test(after) ||
    NOUN_BEFORE.test(before) ||
    LISTED_BEFORE_NOUN.test(after) ||
    NAMES_BEFORE_NOUN.test(after);
  const weak = actor || WEAK_AFTER.test(after) || DOES.test(after) || DONE_BY.test(before) || INTRODUCED.test(before);
  return {
    strong,
    actor: strong || (actor && security),
    noun: actor,
    weak: strong || (weak && security),
    software: !actor && (SOFTWARE_AFTER.test(after) || SOFTWARE_VERSION.test(after) || SOFTWARE_BEFORE.test(before)),
    inAddress:
      IN_ADDRESS.test(text.slice(Math.max(0, start - 200), start)) || ADDRESS_GOES_ON.test(text.slice(end, end + 40)),
  };
}

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
        passage.security || around.strong || (isUnusual(mention, around, passage) && tellsOfCrime(mention, passage))
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

function tellsOfCrime({ start, end }: Span, { text, sentences }: Passage): boolean {
  const sentence = spanAt(sentences, start) ?? { start, end };
  return CRIME.test(text.slice(sentence.start, sentence.end));
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
