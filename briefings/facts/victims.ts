import type { Victim } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { countryOf } from './country-names.ts';
import { isNotVictim } from './not-victims.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';
import { VICTIM_PATTERNS } from './victim-patterns.ts';

const LEADING =
  /^(?:(?:The|A|An|Le|La|Les|L['’]|Der|Die|Das|El|Los|Las|And|But|When|While|After|Because|As|In|At|On|If|Since|However|Meanwhile|Both|Also|Late|Last|Yesterday|Today|Now|Then|Even|Chez|Selon|Japanese|Chinese|American|British|French|German|Australian|Canadian|Indian|Korean|South Korean|European|Italian|Spanish|Dutch|U\.S\.|US|UK)\s+)+/u;
const TRAILING = /(?:['’]s?|,|\.|:|;|\s(?:Inc|Ltd|LLC|Corp|Co|Plc|PLC|GmbH|AG|SA|SE|NV|KK)\.?)+$/u;
const HAS_LETTERS = /\p{Lu}\p{L}|\p{L}\p{Lu}|[\p{Script=Katakana}\p{Script=Han}]{2}/u;
const PERSON_TITLE = /\b(?:Mr|Mrs|Ms|Dr|Sir|President|Senator|Minister|Mayor|Judge|CEO|Sen|Rep)\.?\s*$/u;
const MOST_QUOTES = 4;

/** Organisations that the story says were hit, with the words that say so. */
export function findVictims(story: Story, sentences: readonly Sentence[]): readonly Victim[] {
  const found = new Map<string, Victim>();
  for (const { text, field, start } of sentences) {
    for (const { name, from, to } of inSentence(text)) {
      if (fold(name) === fold(story.publisher)) continue;
      const key = fold(name);
      const known = found.get(key);
      const evidence = [...(known?.evidence ?? []), quote(story, field, start + from, start + to)];
      found.set(key, { name: known?.name ?? name, evidence: evidence.slice(0, MOST_QUOTES) });
    }
  }
  return withoutShorterNames([...found.values()]);
}

interface Hit {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function inSentence(text: string): readonly Hit[] {
  return VICTIM_PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const span = match.indices?.groups?.who;
      if (!span) return [];
      return namesIn(text.slice(...span))
        .filter((name) => isVictimName(name, text.slice(Math.max(0, span[0] - 14), span[0])))
        .map((name) => ({ name, from: match.index, to: match.index + match[0].length }));
    }),
  );
}

/** `A, B and C` are three names; `Johnson & Johnson` is one. */
function namesIn(words: string): readonly string[] {
  return words
    .split(/,\s+(?:and\s+|et\s+)?|\s+(?:and|et|und|y)\s+/u)
    .map((name) => name.replace(LEADING, '').replace(TRAILING, '').trim())
    .filter((name) => name !== '');
}

function isVictimName(name: string, before: string): boolean {
  return (
    name.length <= 80 &&
    HAS_LETTERS.test(name) &&
    !isNotVictim(name) &&
    countryOf(name) === undefined &&
    !PERSON_TITLE.test(before)
  );
}

/** `DMM` beside `DMM Bitcoin` is the same organisation. */
function withoutShorterNames(victims: readonly Victim[]): readonly Victim[] {
  const isPart = (short: string, long: string) =>
    long.length > short.length && ` ${fold(long)} `.includes(` ${fold(short)} `);
  const kept = victims.filter(({ name }) => !victims.some((other) => isPart(name, other.name)));
  return kept.map((victim) => ({
    ...victim,
    evidence: victims
      .filter(({ name }) => name === victim.name || isPart(name, victim.name))
      .flatMap(({ evidence }) => evidence)
      .slice(0, MOST_QUOTES),
  }));
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
