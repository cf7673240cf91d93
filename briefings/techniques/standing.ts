import { allMatches } from '../../src/all-matches.ts';

const CLAUSE_BREAK =
  /[,;:()]|\s[-–—]\s|\b(?:but|however|although|though|while|whereas|mais|cependant|alors que|tandis que)\b/gi;
const DENIED_BEFORE =
  /(?:^| )(?:no|not|never|nor|neither|none|nothing|without|cannot|n t|unable|fail(?:s|ed|ing)? to|instead of|rather than|unlike|deny|denie[sd]|denying|ruled out|unlikely|lack(?:s|ed|ing)? of|blocked|thwarted|prevented|stopped|foiled|aucune?|jamais|sans|ni|pas|dementi|dement|exclu|exclut|echoue a)(?: +[^ ]+){0,5} *$/;
const NOT_ONLY =
  /(?:^| )(?:not (?:only|just|merely|limited|surprising|new|uncommon)|no longer|non seulement|no doubt|not to mention)(?= |$)/g;
const DENIED_AFTER =
  /^(?: +[^ ]+){0,2} +(?:(?:is|are|was|were|has|have|had|did|does|do|been) +(?:not|never|n t|no longer)|(?:is|are|was|were|has been|have been) +(?:ruled out|blocked|thwarted|prevented|foiled)|n (?:a|ont|est|sont|etait|avait) +(?:pas|jamais)|ne +[^ ]+ +(?:pas|jamais)|(?:est|sont|a ete|ont ete) +(?:exclue?s?|bloquee?s?))(?: |$)/;
const ADVICE_START =
  /^ *(?:ensure|enforce|implement|monitor|restrict|apply|patch|train|educate|consider|avoid|review|audit|require|keep|rotate|segment|follow|make sure|be (?:sure|aware|wary|careful)|never|do not|don t|beware|watch|verify|update|upgrade|enable|prioriti[sz]e|limit|activez|veillez|pensez|appliquez|mettez|evitez|verifiez|limitez|formez|surveillez)(?= )/;
const ADVICE =
  /(?:^| )(?:should|recommend[^ ]*|we advise|advis(?:es|ed|ing) (?:users|customers|companies|organi[sz]ations|administrators)|(?:is|are) (?:urged|advised|encouraged)|best practices?|it is (?:important|essential|critical|advisable) to|(?:organi[sz]ations|users|defenders|customers|administrators|admins|companies|businesses|enterprises|employees|teams) (?:must|need to|can (?:protect|defend|mitigate|reduce|prevent|detect))|(?:to|can|helps?|in order to) (?:protect against|defend against|mitigate|prevent|guard against)|customers are protected|il est (?:recommande|conseille)|il (?:faut|convient)|recommand[^ ]*|conseill(?:e|ent|ons|er)|(?:doivent|devraient|devrait))(?= |$)/;
const CONDITIONAL =
  /(?:^| )(?:could|might|may|would|if successfully exploited|allow(?:s|ing|ed)? (?:an? |remote |unauthenticated |authenticated |local )*(?:attacker|actor|hacker|adversar)[^ ]*|potential(?:ly)?|pourrai(?:t|ent)|permettrai(?:t|ent))(?= |$)/;

/** How a sentence puts what a cue in it names. */
export type Standing = 'said' | 'supposed' | 'denied';

/** A part of a sentence: `text.slice(start, end)`. */
export interface Clause {
  readonly start: number;
  readonly end: number;
}

/** True for a folded sentence that tells what readers should do, not what was done. */
export function isAdvice(folded: string): boolean {
  return ADVICE_START.test(folded) || ADVICE.test(folded);
}

/** Judges the words from `start` to `end` of a clause of a folded sentence. */
export function standingOf(folded: string, clause: Clause, start: number, end: number): Standing {
  const before = folded.slice(clause.start, start).replace(NOT_ONLY, '');
  const after = folded.slice(end, clause.end);
  if (DENIED_BEFORE.test(before) || DENIED_AFTER.test(after)) return 'denied';
  return CONDITIONAL.test(before) ? 'supposed' : 'said';
}

/** The clauses of a sentence as it is written, in order. */
export function clausesOf(sentence: string): readonly Clause[] {
  const breaks = allMatches(sentence, CLAUSE_BREAK).map(({ index, 0: mark }) => [index, index + mark.length] as const);
  const ends = [...breaks.map(([end]) => end), sentence.length];
  const starts = [0, ...breaks.map(([, start]) => start)];
  return starts.map((start, at) => ({ start, end: ends[at] ?? sentence.length }));
}

/** The clause that holds the words from `start` to `end`, or all from the first to the last of those that do. */
export function clauseAround(clauses: readonly Clause[], start: number, end: number): Clause {
  const first = clauses.findLast((clause) => clause.start <= start);
  const last = clauses.find((clause) => clause.end >= end);
  return { start: first?.start ?? 0, end: last?.end ?? end };
}
