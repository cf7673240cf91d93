import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Confidence } from '../model/evidence.ts';
import type { Role } from '../model/findings.ts';
import { packageFile } from '../package-file.ts';
import { clausesOf } from './clause.ts';
import { anyOf } from './cues.ts';

/** What one sentence says of one actor. */
export interface Judgement {
  readonly role: Role;
  /** How the words put it; `moderate` when they do not. */
  readonly confidence: Confidence;
  /** The words put the confidence themselves. */
  readonly stated: boolean;
  /** The actor says so itself. */
  readonly selfClaimed: boolean;
}

type Kind = 'asides' | 'denials' | 'deeds' | 'hedges' | 'doubts' | 'certain' | 'selfClaims';

const SOURCES: Readonly<Record<Kind, readonly string[]>> = parse(
  readFileSync(packageFile('src/match/roles.yaml'), 'utf8'),
);

const PLACEHOLDERS: readonly (readonly [string, string])[] = [
  ['{w}', String.raw`(?:[^\s¤.;]+\s+){0,7}?(?:d['’]|l['’])?[«“"‘(]*`],
  ['{g}', '[^¤§;]{0,90}?'],
  [
    '§{d}',
    String.raw`§(?:['’]s?)?(?:[»”"’)]|-\p{L}+)*(?:\s*[(][^)]{0,80}[)])?(?:,[^,§¤]{1,80},)?(?:\s(?:hackers?|groups?|gang|actors?|operators?|affiliates?|members?|ransomware|crew|team|APT|collective|hacking|threat|cyber\w*|espionage|organi[sz]ation|spies|operatives|syndicate|cartel|brand|groupe|gang|collectif|pirates))*(?:,[^,§¤]{1,80},)?`,
  ],
];

/** `\w` of these expressions means letters of every language. */
const LETTER = String.raw`[\p{L}\p{N}]`;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const ASIDES = compile(SOURCES.asides);
const DENIALS = compile(SOURCES.denials);
const DEEDS = compile(SOURCES.deeds);
const SELF_CLAIMS = compile(SOURCES.selfClaims);
const HEDGED = new RegExp(anyOf(SOURCES.hedges), 'iu');
const DOUBTED = new RegExp(anyOf(SOURCES.doubts), 'iu');
const CERTAIN = new RegExp(anyOf(SOURCES.certain), 'iu');
const BELIEVED_AFTER =
  /[,，]\s[^,]{0,50}\b(?:believe[sd]?|suspect(?:s|ed)?|think|say they think|estiment|soupçonnent|vermuten|sospechan)\b/iu;
const MODERATE = /\b(?:moderate|medium) (?:degree of |level of )?confidence\b/iu;

const STRONGEST: readonly Role[] = ['attributed', 'suspected', 'denied', 'mentioned'];

/** What a masked sentence (see `maskSentence`) says of its actor. */
export function judgeSentence(masked: string): Judgement {
  const judged = clausesOf(masked).map(judgeClause);
  return strongest(judged) ?? MENTIONED;
}

/** The strongest of several judgements; a denial says more than a mention. */
export function strongest<T extends { readonly role: Role }>(judged: readonly T[]): T | undefined {
  return [...judged].sort((one, other) => STRONGEST.indexOf(one.role) - STRONGEST.indexOf(other.role))[0];
}

const MENTIONED: Judgement = { role: 'mentioned', confidence: 'high', stated: false, selfClaimed: false };

function judgeClause(clause: string): Judgement {
  if (DENIALS.some((pattern) => pattern.test(clause))) return { ...MENTIONED, role: 'denied', confidence: 'moderate' };
  if (ASIDES.some((pattern) => pattern.test(clause))) return MENTIONED;
  const deed = firstMatch(DEEDS, clause);
  if (deed === undefined) return MENTIONED;
  // Japanese and Chinese put the doubt last.
  const upTo = UNSPACED.test(clause) ? clause : clause.slice(0, deed.index + deed[0].length);
  const selfClaimed = SELF_CLAIMS.some((pattern) => pattern.test(clause));
  const stated = CERTAIN.test(clause);
  if (stated && !DOUBTED.test(upTo)) return { role: 'attributed', confidence: 'high', stated, selfClaimed };
  if (DOUBTED.test(upTo)) return { role: 'suspected', confidence: 'low', stated: true, selfClaimed };
  if (HEDGED.test(upTo) || BELIEVED_AFTER.test(clause)) {
    return { role: 'suspected', confidence: 'moderate', stated: true, selfClaimed };
  }
  if (MODERATE.test(clause)) return { role: 'attributed', confidence: 'moderate', stated: true, selfClaimed };
  return { role: 'attributed', confidence: 'moderate', stated: false, selfClaimed };
}

function firstMatch(patterns: readonly RegExp[], clause: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(clause);
    if (match !== null) return match;
  }
  return undefined;
}

function compile(sources: readonly string[]): readonly RegExp[] {
  return sources.map((source) => {
    const spelled = PLACEHOLDERS.reduce((text, [mark, meaning]) => text.replaceAll(mark, meaning), source);
    const whole = spelled.replaceAll('\\w', LETTER);
    return new RegExp(startsWithLetter(whole) ? `(?<![\\p{L}])(?:${whole})` : whole, 'iu');
  });
}

function startsWithLetter(source: string): boolean {
  return /^(?:\(\?:)?\p{L}/u.test(source) && !/\p{Script=Han}/u.test(source);
}
