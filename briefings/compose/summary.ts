import type { SummarySentence } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import type { Steps } from '../../src/steps.ts';
import { datelineLength } from '../facts/dateline.ts';
import { isElsewhere } from '../facts/elsewhere.ts';
import { otherCases } from '../facts/other-cases.ts';
import { quote } from '../facts/quote.ts';
import { type Sentence, sentencesOf } from '../facts/sentences.ts';
import { sanitiseLine } from '../render/sanitise.ts';

const BOILERPLATE = plainLetters(
  String.raw`(?<!\p{L})(?:(?:use|uses|accept|our|of) cookies|cookie (?:policy|settings|preferences|consent)|subscri(?:be|ption)|newsletter|sign up|log in (?:or|to (?:read|continue|comment|your account))|click here|read more|all rights reserved|advertis\p{L}+|appeared first on|share (?:this|on)|follow us|terms of (?:use|service)|privacy policy|enable javascript|image credit|photo:|getty|abonnez|inscrivez|publicité|lire aussi|tous droits|suivez-nous|datenschutz|alle rechte)(?!\p{L})`,
  'i',
);
/** A line that ends otherwise is a heading, a question or a caption. */
const FINISHED = /[.!…。！]\s*["”’'»)\]」』]*$/u;
const WEEKDAY =
  /^(?:(?:On|Late on|Early on|Le|Ce|Am) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Montag|Dienstag|Mittwoch|Donnerstag|Freitag),? )/u;
/** A sentence that begins so needs the one before it. */
const HANGS =
  /^(?:"?(?:He|She|It|They|His|Her|Its|Their|That|This|These|Those|Such|The (?:group|gang|actor|attackers?|hackers?|company|theft|attack))|Il|Elle|Ils|Elles|Ce|Cet|Cette|Ces|Leurs?|Son|Sa|Ses|Le groupe (?!de |\p{Lu})|Er|Sie|Es|Diese\p{L}?|El grupo (?!\p{Lu}))(?!\p{L})/u;
/** How much less a sentence is worth as the bottom line when it hangs so, or counts other cases too. */
const HANGING = 2.5;
const BESIDE = 1.5;
/** What a second fact of a kind adds, and what a technique is worth in the bottom line. */
const LESS = 0.3;
const LONGEST = 320;
const SHORTEST = 40;
const EARLY = 12;
/** What the place of a story's first sentence is worth. */
const FIRST = 1.5;

/** A fact and the words it rests on; `weight` is how much a sentence gains by carrying it. */
export interface Carried {
  readonly kind: 'actor' | 'victim' | 'loss' | 'technique';
  readonly key: string;
  readonly weight: number;
  readonly evidence: readonly Evidence[];
}

const KINDS: readonly Carried['kind'][] = ['actor', 'victim', 'loss', 'technique'];

interface Candidate {
  readonly sentence: Sentence;
  readonly carries: readonly Carried[];
  readonly place: number;
  /** It counts other cases too. */
  readonly beside: boolean;
}

/** One to three sentences of the story that carry most of the facts, the bottom line first. */
export function* writeSummary(story: Story, facts: readonly Carried[]): Steps<readonly SummarySentence[]> {
  const sentences = sentencesOf(story);
  const others = otherCases(story);
  const candidates: Candidate[] = [];
  for (const sentence of sentences) {
    yield;
    if (sentence.field !== 'text' || !isTelling(sentence.text) || others.has(sentence)) continue;
    const carries = facts.filter((fact) => isIn(sentence, story.id, fact));
    candidates.push({ sentence, place: candidates.length, carries, beside: isElsewhere(sentence.text) });
  }
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

function isTelling(text: string): boolean {
  return text.length >= SHORTEST && FINISHED.test(text) && !BOILERPLATE.test(text);
}

/** Takes the sentence that adds most, then the next for what is still untold, while it adds enough. */
function choose(candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  const told = new Set<string>();
  while (chosen.length < 3) {
    const rest = candidates.filter((candidate) => !chosen.includes(candidate));
    const best = rest
      .map((candidate) => ({ candidate, gain: gainOf(candidate, told, chosen.length === 0) }))
      .toSorted((a, b) => b.gain - a.gain)[0];
    if (!best || best.gain < (chosen.length === 0 ? -HANGING : 1.5)) break;
    chosen.push(best.candidate);
    for (const { key } of best.candidate.carries) told.add(key);
  }
  return chosen;
}

function gainOf(
  { sentence, carries, place, beside }: Candidate,
  told: ReadonlySet<string>,
  isBottomLine: boolean,
): number {
  const fresh = [...new Map(carries.filter(({ key }) => !told.has(key)).map((fact) => [fact.key, fact])).values()];
  const news = KINDS.reduce((sum, kind) => {
    const weights = fresh.filter((fact) => fact.kind === kind).map(({ weight }) => weight);
    const all = weights.reduce((total, weight) => total + weight, 0);
    const most = Math.max(0, ...weights);
    return sum + (isBottomLine && kind === 'technique' ? most * LESS : most + (all - most) * LESS);
  }, 0);
  const early = FIRST * Math.max(0, (EARLY - place) / EARLY);
  const length = sentence.text.length > LONGEST ? 1 : 0;
  const hanging = isBottomLine && HANGS.test(sentence.text) ? HANGING : 0;
  return news + (news > 0 || told.size === 0 ? early : 0) - length - hanging - (beside ? BESIDE : 0);
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
  const body = text.slice(datelineLength(text)).replace(WEEKDAY, '');
  const whole = body.charAt(0).toLocaleUpperCase() + body.slice(1);
  if (whole.length <= LONGEST) return whole;
  const cut = whole.slice(0, LONGEST - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).replace(/[\s,;:–—-]+$/u, '')}…`;
}
