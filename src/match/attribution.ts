import type { Reliability } from '../model/story.ts';
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
const ANY_SPEAKER = new RegExp(`(?<![\\p{Script=Latin}\\d])(?:${SPELLINGS})(?![\\p{Script=Latin}\\d])`, 'gu');
const CLAIMS =
  /\b(?:attribut\w+|blam\w+|link\w*|say\w*|said|confirm\w*|conclud\w+|believ\w+|found|finds?|identif\w+|accus\w+|charg\w+|indict\w+|discover\w*|observ\w+|assess\w*|track\w*|report\w*|trac(?:ed|es|ing)|tie[sd]?|pin(?:s|ned)|point\w*|suspect\w*|warn\w*|reveal\w*|announc\w+|detect\w*|spot\w*|unmask\w*|expos\w+|sanction\w+|determin\w+|connect\w*|told|nam(?:ed|es)|ascrib\w+|uncover\w*|den(?:y|ies|ied)|rul\w+ out|does not|did not|attribu\w+|imput\w+|accus\w+|estim\w+|indiqu\w+|affirm\w+|annonc\w+|confirm\w+|soupçonn\w+|macht|schreib\w*|sieht|sagt\w*|bestätig\w*|vermut\w*|atribu\w+|señal\w+|confirm\w+|acus\w+|culp\w+)\b|特定|断定|発表|発見|确认|发现|披露|认为/iu;
const QUOTED_BEFORE =
  /(?:according to|by|said|selon|d['’]après|par|laut|nach Angaben (?:von|des|der)|según|por)(?:\s+\p{L}+['’]s?)?\s+(?:the|le|la|les|l['’]|des|der|dem|el)?\s*$/iu;
const SPEAKS_AFTER =
  /^(?:\s+\p{L}+){0,3}\s+(?:said|says|concluded|confirmed|believes?|announced|found|reported|told|wrote|warned|assessed|a indiqué|a annoncé|a déclaré|affirme|estime|teilte|sagte|dijo|afirmó|informó)\b/iu;
const OBJECT_BEFORE =
  /\b(?:against|targeting|targeted|hit|on|attack(?:ed|ing)?|breach\w*|of|at|impersonat\w+|contre|chez|gegen|contra|exploited|abus\w+|using|in|via)\s+(?:the\s+)?$/iu;

/** Who makes the claim of a sentence: those that speak in it, not those that are spoken of. */
export function speakersOf(sentence: string): readonly Speaker[] {
  const speakers = new Map<string, Speaker>();
  for (const match of sentence.matchAll(ANY_SPEAKER)) {
    const speaker = SPEAKERS.get(match[0]);
    const before = sentence.slice(0, match.index);
    const after = sentence.slice(match.index + match[0].length);
    if (speaker !== undefined && speaks(before, after)) speakers.set(speaker.name, speaker);
  }
  return [...speakers.values()];
}

function speaks(before: string, after: string): boolean {
  if (QUOTED_BEFORE.test(before) || SPEAKS_AFTER.test(after)) return true;
  if (OBJECT_BEFORE.test(before)) return false;
  return CLAIMS.test(after);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
