import { plainLetters } from '../plain-letters.ts';
import type { Span } from './sentences.ts';

/** Marks of the actor in question (`§` in role-table.ts) and of any other (`¤`): private characters that no text holds. */
export const ACTOR = '\ue000';
export const OTHER = '\ue001';

const LISTED_TOGETHER =
  /([\ue000\ue001])(?:\s*(?:,|、|\/|&|和|与|、)\s*|\s*,?\s+(?:and|or|et|ou|und|oder|y|o)\s+(?:the\s+)?)(?=[\ue000\ue001])/gu;
const ALSO_KNOWN = /\s*[(（][^()（）]*[)）]/gu;
const HARD_BREAK = plainLetters(
  String.raw`\s*(?:;|:\s|\s[—–]\s|, (?:but|while|although|though|whereas|however|mais|tandis que|alors que|aber|während|obwohl|pero|mientras)\b|，但)\s*`,
  'gi',
);
const RELATIVE = plainLetters(
  String.raw`(\ue000?), (?:which|who|whose|where|qui|dont|que|der|die|das|cuyo) [^,\ue000]*,`,
  'gi',
);
const ORIGIN_DOUBT = plainLetters(
  String.raw`\b(?:suspected|alleged|reputed|presumed|purported|présumée?s?|mutmaßlich\w*|presunt\w+)\s+(?:\w+[- ]){0,2}?(?=(?:Chinese|Russian|Iranian|North|South|Korean|Vietnamese|Indian|Pakistani|state|government|nation|member|hacker|leader|chinois|russe|iranien)\w*)`,
  'gi',
);
const ABLE_TO = plainLetters(
  String.raw`\b(?:that|which|to|qui) (?:could|may|might|can|would|pourrai(?:t|ent)) [^\ue000]*$`,
  'i',
);

/** A sentence with one actor's names put as `§` and the others' as `¤`. */
export function maskSentence(text: string, sentence: Span, own: readonly Span[], others: readonly Span[]): string {
  const marks = [
    ...own.map((span) => ({ ...span, mark: ACTOR })),
    ...others.map((span) => ({ ...span, mark: OTHER })),
  ].sort((one, other) => one.start - other.start);
  let masked = '';
  let at = sentence.start;
  for (const { start, end, mark } of marks) {
    if (start < at || end > sentence.end) continue;
    masked += text.slice(at, start) + mark;
    at = end;
  }
  return joinLists(masked + text.slice(at, sentence.end));
}

/** `§, ¤ and ¤` act together: what is said of one is said of all. */
function joinLists(masked: string): string {
  const plain = masked.replace(ALSO_KNOWN, (bracket) => (/[\ue000\ue001]/u.test(bracket) ? '' : bracket)) || masked;
  const kept = plain.includes(ACTOR) ? plain : masked;
  let joined = kept;
  for (let before = ''; before !== joined; ) {
    before = joined;
    joined = joined.replace(LISTED_TOGETHER, '$1+');
  }
  return joined.replace(/[\ue000\ue001](?:\+[\ue000\ue001])+/gu, (list) => (list.includes(ACTOR) ? ACTOR : OTHER));
}

/** The clauses of a masked sentence that speak of the actor, without asides that do not. */
export function clausesOf(masked: string): readonly string[] {
  return masked
    .replace(RELATIVE, (_, actor: string) => actor || ',')
    .split(HARD_BREAK)
    .filter((clause) => clause.includes(ACTOR))
    .map((clause) => clause.replace(ORIGIN_DOUBT, '').replace(ABLE_TO, ''));
}
