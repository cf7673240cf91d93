import { plainLetters } from '../plain-letters.ts';
import { anyOf } from './any-of.ts';
import * as cues from './cues.ts';
import type { Passage } from './passage.ts';
import type { Span } from './sentences.ts';

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
const STRONG_AFTER = plainLetters(AFTER_NAME + anyOf(cues.STRONG), 'i');
const STRONG_BEFORE = plainLetters(anyOf(cues.STRONG) + AS_CALLED, 'i');
const NOUN_AFTER = plainLetters(AFTER_NAME + anyOf(cues.ACTOR_NOUNS), 'i');
const NOUN_BEFORE = plainLetters(anyOf(cues.ACTOR_NOUNS) + AS_CALLED, 'i');
const LISTED_BEFORE_NOUN = /^(?:[、，,][\p{L}\p{N}-]{1,20}){1,6}等[\p{L}]{0,4}(?:组织|団体|グループ|组|团伙)/u;
const NAMES_BEFORE_NOUN =
  /^(?:,? (?:and|or|et|und|y) |, )\p{Lu}[\p{L}\p{N}-]+(?:(?:,? (?:and|or|et|und|y) |, )\p{Lu}[\p{L}\p{N}-]+){0,4} (?:threat |hacking )?(?:groups|actors|gangs|teams|crews|hackers|APTs)/u;
/** What people do and malware does not. */
const SPEAKS = plainLetters(
  String.raw`^(?:\s+(?:has|have|had|also|later|then|now))*\s+(?:claim(?:s|ed)|list(?:s|ed)|post(?:s|ed)|publish(?:es|ed)|demand(?:s|ed)|threaten(?:s|ed)|extort(?:s|ed)|leak(?:s|ed)|boast(?:s|ed)|denie[sd]|took responsibility|takes responsibility|recruit(?:s|ed)|a revendiqué|revendique|dément|reivindic[aó]|bekannte sich)(?!\p{L})`,
  'i',
);
const WEAK_AFTER = plainLetters(AFTER_NAME + anyOf(cues.WEAK_AFTER), 'i');
const DOES = plainLetters(
  `^(?:\\s+(?:has|have|had|is|was|were|are|also|been|known|seen|observed|believed|to|have|continues?|often|recently|first|then|a|ont))*\\s+${anyOf(cues.DEED_WORDS)}`,
  'i',
);
const DONE_BY = plainLetters(
  `${anyOf(cues.DEED_WORDS)}\\s+(?:\\w+\\s+){0,2}(?:by|to|with|par|à|von)\\s+(?:the\\s+)?["“]?$`,
  'i',
);
const INTRODUCED = plainLetters(`(?:${cues.INTRODUCTIONS.join('|')})(?:(?!\\.\\s)[^;!?。；\n]){0,120}$`, 'i');
const SOFTWARE_AFTER = plainLetters(
  `^[\\s"”’]*(?:v?(?:er)?[\\d.]+\\s*)?(?:[\\p{L}-]+\\s+)?${anyOf(cues.SOFTWARE_NOUNS)}`,
  'i',
);
const SOFTWARE_VERSION = /^\s+v?(?:er)?\.?\d/i;
const SOFTWARE_BEFORE = plainLetters(
  `(?:\\w\\.|${anyOf(cues.SOFTWARE_NOUNS)}(?:\\s+(?:known as|called|named|dubbed))?\\s+["“‘]?)$`,
  'i',
);
const IN_ADDRESS = plainLetters(
  String.raw`(?:\w_$|[a-z]+://|www\.|\\|@|\w\.\w+/|(?:^|[\s(])[/~][\w.-]+/)[^\s\p{Script=Han}]*$`,
  'i',
);
const ADDRESS_GOES_ON = /^(?:_\w|[\w-]*\.[a-z]{2,5}(?![a-z])|@\w|[\w.-]*\\)/i;

/** Looks at what stands around a mention. */
export function lookAround({ start, end }: Span, { text, security }: Passage): Surroundings {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  const strong = STRONG_AFTER.test(after) || STRONG_BEFORE.test(before);
  const actor =
    strong ||
    NOUN_AFTER.test(after) ||
    SPEAKS.test(after) ||
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
