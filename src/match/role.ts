import type { Confidence } from '../model/evidence.ts';
import type { Role } from '../model/findings.ts';
import { clausesOf } from './clause.ts';
import { PATTERNS } from './role-patterns.ts';

/** What one sentence says of one actor. */
export interface Judgement {
  readonly role: Role;
  readonly confidence: Confidence;
  /** The words put the confidence themselves. */
  readonly stated: boolean;
  /** The actor says so itself. */
  readonly selfClaimed: boolean;
}

const MENTIONED: Judgement = { role: 'mentioned', confidence: 'high', stated: false, selfClaimed: false };
const STRONGEST: readonly Role[] = ['attributed', 'suspected', 'denied', 'mentioned'];

const DOUBT_COMES_LAST = /[\u3040-\u30ff\u4e00-\u9fff]/;
const BELIEVED_AFTER =
  /[,，]\s[^,]{0,50}\b(?:believe[sd]?(?! that)|suspect(?:s|ed)?|think|estiment|soupçonnent|vermuten|sospechan)\b/;
const MODERATE = /\b(?:moderate|medium) (?:degree of |level of )?confidence\b/;

/** What a masked sentence (see `maskSentence`) says of its actor. */
export function judgeSentence(masked: string): Judgement {
  return strongest(clausesOf(masked).map((clause) => judgeClause(clause.toLowerCase()))) ?? MENTIONED;
}

/** The strongest of several judgements; a denial says more than a mention. */
export function strongest<T extends { readonly role: Role }>(judged: readonly T[]): T | undefined {
  return [...judged].sort((one, other) => STRONGEST.indexOf(one.role) - STRONGEST.indexOf(other.role))[0];
}

function judgeClause(clause: string): Judgement {
  if (anyFits(PATTERNS.denials, clause)) return { ...MENTIONED, role: 'denied', confidence: 'moderate' };
  if (anyFits(PATTERNS.asides, clause)) return MENTIONED;
  const deed = firstMatch(PATTERNS.deeds, clause);
  if (deed === undefined) return MENTIONED;
  const upToDeed = DOUBT_COMES_LAST.test(clause) ? clause : clause.slice(0, deed.index + deed[0].length);
  const selfClaimed = anyFits(PATTERNS.selfClaims, clause);
  if (PATTERNS.doubted.test(upToDeed)) return { role: 'suspected', confidence: 'low', stated: true, selfClaimed };
  if (PATTERNS.certain.test(clause)) return { role: 'attributed', confidence: 'high', stated: true, selfClaimed };
  if (PATTERNS.hedged.test(upToDeed) || BELIEVED_AFTER.test(clause)) {
    return { role: 'suspected', confidence: 'moderate', stated: true, selfClaimed };
  }
  return { role: 'attributed', confidence: 'moderate', stated: MODERATE.test(clause), selfClaimed };
}

function anyFits(patterns: readonly RegExp[], clause: string): boolean {
  return patterns.some((pattern) => pattern.test(clause));
}

function firstMatch(patterns: readonly RegExp[], clause: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(clause);
    if (match !== null) return match;
  }
  return undefined;
}
