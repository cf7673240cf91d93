import { allMatches } from '../all-matches.ts';
import type { Reliability } from '../model/story.ts';
import { plainLetters } from '../plain-letters.ts';
import { CLAIMANTS } from './claimants.ts';

/** Somebody who makes claims of attribution, as the table lists them. */
export interface Speaker {
  readonly name: string;
  readonly reliability: Reliability;
}

/** A gang that boasts is not usually reliable. */
export const SELF_RELIABILITY: Reliability = 'D';

const SPEAKERS = new Map<string, Speaker>();
for (const reliability of ['A', 'B', 'C'] as const) {
  for (const [name, spellings] of Object.entries(CLAIMANTS[reliability] ?? {})) {
    for (const spelling of spellings) SPEAKERS.set(spelling, { name, reliability });
  }
}

const SPELLINGS = [...SPEAKERS.keys()]
  .sort((one, other) => other.length - one.length)
  .map(literally)
  .join('|');
const ANY_SPEAKER = plainLetters(`(?<![\\p{Script=Latin}\\d])(?:${SPELLINGS})(?![\\p{Script=Latin}\\d])`, 'g');
const CLAIM_VERBS =
  'attribu\\p{L}+|blam\\p{L}+|link\\p{L}*|says?|said|confirm\\p{L}*|conclud\\p{L}+|believ\\p{L}+|found|finds?|identif\\p{L}+|accus\\p{L}+|charg\\p{L}+|indict\\p{L}+|discover\\p{L}*|observ\\p{L}+|assess\\p{L}*|track\\p{L}*|report\\p{L}*|trac(?:ed|es|ing)|tie[sd]?|pin(?:s|ned)|point\\p{L}*|suspect\\p{L}*|warn\\p{L}*|reveal\\p{L}*|announc\\p{L}+|detect\\p{L}*|spot\\p{L}*|unmask\\p{L}*|expos\\p{L}+|sanction\\p{L}+|determin\\p{L}+|connect\\p{L}*|told|wrote|nam(?:ed|es)|ascrib\\p{L}+|uncover\\p{L}*|den(?:y|ies|ied)|rul\\p{L}+ out|does not|did not|imput\\p{L}+|estim\\p{L}+|indiqu\\p{L}+|affirm\\p{L}+|déclar\\p{L}+|annonc\\p{L}+|soupçonn\\p{L}+|macht|schreib\\p{L}*|sieht|sagt\\p{L}*|teilte|bestätig\\p{L}*|vermut\\p{L}*|condamn\\p{L}+|suit|condemn\\p{L}+|atribu\\p{L}+|señal\\p{L}+|acus\\p{L}+|culp\\p{L}+|dijo|inform\\p{L}+';
const CLAIMS = plainLetters(
  `(?<!\\p{L})(?:${CLAIM_VERBS})(?!\\p{L})|特定|断定|発表|発見|确认|发现|披露|认为|評価|非難|公表`,
  'i',
);
const SPEAKS_AFTER = plainLetters(`^(?:\\s+\\p{L}+){0,2}\\s+(?:${CLAIM_VERBS})(?!\\p{L})`, 'i');
const QUOTED_BEFORE = plainLetters(
  String.raw`(?:according to|by|said|selon|d['’]après|par|laut|nach Angaben (?:von|des|der)|según|por)(?:\s+\p{L}+['’]s?)?\s+(?:the|le|la|les|l['’]|des|der|dem|el)?\s*$`,
  'i',
);
const OBJECT_BEFORE = plainLetters(
  String.raw`\b(?:against|targeting|targeted|hit|on|attack(?:ed|ing)?|breach\w*|of|at|impersonat\w+|contre|chez|gegen|contra|exploited|abus\w+|using|in|via)\s+(?:the\s+)?$`,
  'i',
);

/** An agency, or several, that the text has named before. */
const THE_AGENCY = plainLetters(
  String.raw`(?<!\p{L})(?:the (?:bureau|agency|department|ministry)|l['’]agence|le ministère|die behörde|el organismo)(?!\p{L})`,
  'i',
);
const THE_AGENCIES = plainLetters(
  String.raw`(?<!\p{L})(?:the (?:\p{L}+ ){0,2}agencies|die behörden|les agences)(?!\p{L})`,
  'i',
);
/** `a group that the FBI warned of`, `which Microsoft tracks as …`: that is no claim about this event. */
const RELATIVE_BEFORE = plainLetters(
  String.raw`(?<!\p{L})(?:that|which|whom|que|qu['’])\s*(?:the|le|la|l['’])?\s*$`,
  'i',
);
const NAMED_BY = plainLetters(
  String.raw`(?<!\p{L})(?:décrit|suivi|nommé|baptisé|tracked|called|named|described|dubbed)\p{L}*\s+(?:par|by)\s+(?:the\s+)?$`,
  'i',
);
const NAMES_AFTER = plainLetters(
  String.raw`^\s+(?:\p{L}+\s+){0,2}(?:warn|track|call|describ|follow|refer|dub|say|said)\p{L}*(?!\p{L})`,
  'i',
);
const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff]/u;

/**
 * Who makes the claim of a sentence: those that speak in it, not those that are spoken of. `before` is the text up to it,
 * which tells who `the bureau` is.
 */
export function speakersOf(sentence: string, before: string): readonly Speaker[] {
  const named = namedSpeakers(sentence);
  return named.length > 0 ? named : agenciesMeant(sentence, before);
}

function namedSpeakers(sentence: string): readonly Speaker[] {
  const speakers = new Map<string, Speaker>();
  for (const match of allMatches(sentence, ANY_SPEAKER)) {
    const speaker = SPEAKERS.get(match[0]);
    const before = sentence.slice(0, match.index);
    const after = sentence.slice(match.index + match[0].length);
    if (speaker !== undefined && speaks(speaker, sentence, before, after)) speakers.set(speaker.name, speaker);
  }
  return [...speakers.values()];
}

/** `The bureau` is the agency named last, `the agencies` all of them. */
function agenciesMeant(sentence: string, before: string): readonly Speaker[] {
  const several = THE_AGENCIES.exec(sentence);
  const meant = several ?? THE_AGENCY.exec(sentence);
  if (meant === null || !CLAIMS.test(sentence.slice(meant.index + meant[0].length))) return [];
  const agencies = allMatches(before, ANY_SPEAKER)
    .flatMap(([spelling]) => SPEAKERS.get(spelling) ?? [])
    .filter(({ reliability }) => reliability === 'A');
  return several ? [...new Set(agencies)] : agencies.slice(-1);
}

/** `The company` and the like are often only spoken of: they must speak at once. */
function speaks({ reliability }: Speaker, sentence: string, before: string, after: string): boolean {
  if (NAMED_BY.test(before)) return false;
  if (QUOTED_BEFORE.test(before)) return true;
  if (OBJECT_BEFORE.test(before)) return false;
  if (RELATIVE_BEFORE.test(before) && NAMES_AFTER.test(after)) return false;
  if (reliability !== 'C' && UNSPACED.test(sentence)) return CLAIMS.test(sentence);
  return (reliability === 'C' ? SPEAKS_AFTER : CLAIMS).test(after);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
