import { allMatches } from '../../src/all-matches.ts';

const CLAUSE_BREAK =
  /[,;:()]|\s[-–—]\s|\b(?:but|however|although|though|while|whereas|mais|cependant|alors que|tandis que)\b/giu;
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
export type Standing = 'said' | 'supposed' | 'advised' | 'denied';

/** Judges the words from `start` to `end` of a sentence; `folded` is the sentence as `foldWords` gives it. */
export function standingOf(sentence: string, folded: string, start: number, end: number): Standing {
  const clause = clauseAround(sentence, start, end);
  const before = folded.slice(clause.start, start).replace(NOT_ONLY, '');
  const after = folded.slice(end, clause.end);
  if (DENIED_BEFORE.test(before) || DENIED_AFTER.test(after)) return 'denied';
  if (ADVICE_START.test(folded) || ADVICE.test(folded)) return 'advised';
  return CONDITIONAL.test(before) ? 'supposed' : 'said';
}

/** The clause that holds the words from `start` to `end`. */
export function clauseAround(sentence: string, start: number, end: number): { start: number; end: number } {
  let from = 0;
  for (const { index, 0: mark } of allMatches(sentence, CLAUSE_BREAK)) {
    if (index + mark.length <= start) from = index + mark.length;
    else if (index >= end) return { start: from, end: index };
  }
  return { start: from, end: sentence.length };
}
