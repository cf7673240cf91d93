import { ACTOR, OTHER } from './clause.ts';
import { ASIDES, CERTAIN, DEEDS, DENIALS, DOUBTS, HEDGES, SELF_CLAIMS } from './role-table.ts';

/** Patterns run on lower-case text without the `i` and `u` flags, which cost several times the time. */
const LETTER = '[0-9a-zß-öø-ÿāčēęğłńœśšūýžſ]';
const NOUNS =
  'hackers?|groups?|gang|actors?|operators?|affiliates?|members?|ransomware|crew|team|apt|collective|hacking|threat|cyber\\w*|espionage|organi[sz]ation|spies|operatives|syndicate|cartel|brand|groupe|collectif|pirates';
const APPOSITION = '(?:,[^,§¤]{1,80},)?';
const MEANINGS: readonly (readonly [mark: string, meaning: string])[] = [
  ['{w}', '(?:[^\\s¤.;]+\\s+){0,7}?(?:[dl][\'’])?[«“"‘(]*'],
  ['{g}', '[^¤§;]{0,90}?'],
  ['{d}', `(?:['’]s?)?(?:[»”"’)]|-\\w+)*(?:\\s*[(][^)]{0,80}[)])?${APPOSITION}(?:\\s(?:${NOUNS}))*${APPOSITION}`],
  ['\\w', LETTER],
  ['§', ACTOR],
  ['¤', OTHER],
];
const BEGINS_AS_WORD = /^(?:\(\?:)?[a-zà-ÿ]/;

/** For lower-case clauses with their marks; see role-table.ts. */
export const PATTERNS = {
  asides: ASIDES.map(compile),
  denials: DENIALS.map(compile),
  deeds: DEEDS.map(compile),
  selfClaims: SELF_CLAIMS.map(compile),
  hedged: anyWord(HEDGES),
  doubted: anyWord(DOUBTS),
  certain: anyWord(CERTAIN),
} as const;

function compile(source: string): RegExp {
  const meant = meaningOf(source);
  return new RegExp(BEGINS_AS_WORD.test(source) ? `(?<!${LETTER})(?:${meant})` : meant);
}

function anyWord(sources: readonly string[]): RegExp {
  return new RegExp(`(?<!${LETTER})(?:${meaningOf(sources.join('|'))})(?!${LETTER})`);
}

function meaningOf(source: string): string {
  return MEANINGS.reduce((text, [mark, meaning]) => text.replaceAll(mark, meaning), source);
}
