import type { SummarySentence } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';
import { quote } from '../facts/quote.ts';
import { type Sentence, sentencesOf } from '../facts/sentences.ts';
import { sanitiseLine } from '../render/sanitise.ts';

const BOILERPLATE =
  /(?<!\p{L})(?:cookies?|subscri(?:be|ption)|newsletter|sign up|log in|click here|read more|all rights reserved|advertis\p{L}+|appeared first on|share (?:this|on)|follow us|terms of (?:use|service)|privacy policy|enable javascript|image credit|photo:|getty|abonnez|inscrivez|publicité|lire aussi|tous droits|suivez-nous|datenschutz|alle rechte)(?!\p{L})/iu;
const LEAD_IN =
  /^(?:[A-Z][A-Z .,-]{2,40}(?: \([^)]{1,30}\))? ?[—–-]+ |(?:On|Late on|Early on|Le|Ce|Am) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Montag|Dienstag|Mittwoch|Donnerstag|Freitag),? )/u;
const LONGEST = 320;
const SHORTEST = 40;
const EARLY = 12;

/** A kind of fact and the words it rests on; `weight` is how much a sentence gains by carrying it. */
export interface Carried {
  readonly key: string;
  readonly weight: number;
  readonly evidence: readonly Evidence[];
}

interface Candidate {
  readonly sentence: Sentence;
  readonly carries: readonly Carried[];
  readonly place: number;
}

/** One to three sentences of the story that carry most of the facts, the bottom line first. */
export function writeSummary(story: Story, facts: readonly Carried[]): readonly SummarySentence[] {
  const candidates = sentencesOf(story)
    .filter(
      ({ field, text }) =>
        field === 'text' && text.length >= SHORTEST && !BOILERPLATE.test(text) && !text.endsWith('?'),
    )
    .map(
      (sentence, place): Candidate => ({
        sentence,
        place,
        carries: facts.filter((fact) => isIn(sentence, story.id, fact)),
      }),
    );
  const chosen = choose(candidates);
  if (chosen.length === 0) return titleOnly(story);
  const [bottomLine, ...rest] = chosen as [Candidate, ...Candidate[]];
  return [bottomLine, ...rest.toSorted((a, b) => a.place - b.place)].map(
    ({ sentence: { text, field, start, end } }) => ({
      text: shortened(sanitiseLine(text)),
      evidence: [quote(story, field, start, end)],
    }),
  );
}

/** Takes the sentence that adds most, then the next for what is still untold, while it adds enough. */
function choose(candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  const told = new Set<string>();
  while (chosen.length < 3) {
    const rest = candidates.filter((candidate) => !chosen.includes(candidate));
    const best = rest
      .map((candidate) => ({ candidate, gain: gainOf(candidate, told) }))
      .toSorted((a, b) => b.gain - a.gain)[0];
    if (!best || best.gain < (chosen.length === 0 ? 0 : 1.5)) break;
    chosen.push(best.candidate);
    for (const { key } of best.candidate.carries) told.add(key);
  }
  return chosen;
}

function gainOf({ sentence, carries, place }: Candidate, told: ReadonlySet<string>): number {
  const news = carries.filter(({ key }) => !told.has(key)).reduce((sum, { weight }) => sum + weight, 0);
  const early = Math.max(0, (EARLY - place) / EARLY);
  const length = sentence.text.length > LONGEST ? 1 : 0;
  return news + (news > 0 || told.size === 0 ? early : 0) - length;
}

function isIn({ field, start, end }: Sentence, story: string, { evidence }: Carried): boolean {
  return evidence.some(
    (words) => words.story === story && words.field === field && words.start < end && words.end > start,
  );
}

function titleOnly(story: Story): readonly SummarySentence[] {
  const text = sanitiseLine(story.title);
  return text === '' ? [] : [{ text, evidence: [quote(story, 'title', 0, story.title.length)] }];
}

function shortened(text: string): string {
  const body = text.replace(LEAD_IN, '');
  const whole = body.charAt(0).toLocaleUpperCase() + body.slice(1);
  if (whole.length <= LONGEST) return whole;
  const cut = whole.slice(0, LONGEST - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).replace(/[\s,;:–—-]+$/u, '')}…`;
}
