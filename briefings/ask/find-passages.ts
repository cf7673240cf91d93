import type { Briefing, BriefingActor } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';
import { findMoney } from '../facts/money.ts';
import { findRecords } from '../facts/records.ts';
import { type Sentence, sentencesOf } from '../facts/sentences.ts';
import { conceptsIn } from '../language/concepts.ts';
import { isSameWord, tokens } from '../language/tokens.ts';
import type { Aspect, Need } from './read-question.ts';

/** A sentence that helps to answer, best first by `score`. */
export interface Passage {
  readonly story: Story;
  readonly sentence: Sentence;
  readonly score: number;
}

/** A text made ready for many questions of what it holds. */
interface Bag {
  readonly words: readonly string[];
  readonly concepts: ReadonlySet<string>;
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const NAMES_SOMEBODY = /(?<=[\p{Ll},;:] )\p{Lu}[\p{L}\p{N}]+/gu;
const METHODS = ['pose', 'session', 'malicious', 'exploit', 'alter', 'recruiter', 'flaw'];
const CULPRITS = ['attribute', 'claim'];
/** What every question on an event may name, whatever the sentence that answers it calls it. */
const THE_EVENT = ['steal', 'lose', 'attack', 'breach', 'attribute'];
const OBSERVABLE = /\p{Ll}\[?\.\]?\p{Ll}{2}|\d\.\d+\.\d|CVE-\d|[0-9a-f]{32}/u;
/** A sentence from which the briefing took a fact of the kind asked for. */
const FACT = 2;
const RARE = 1;

/** Sentences that answer, best first; none when the stories do not speak of what was asked. */
export function findPassages(
  need: Need,
  stories: readonly Story[],
  briefing: Briefing | undefined,
): readonly Passage[] {
  const facts = briefing === undefined ? [] : need.aspects.flatMap((aspect) => evidenceOf(aspect, briefing));
  const all = stories.flatMap((story) =>
    sentencesOf(story).map((sentence) => ({ story, sentence, bag: bagOf(sentence.text) })),
  );
  const rarity = (word: string) =>
    RARE * Math.log(1 + all.length / (1 + all.filter(({ bag }) => holds(bag, word)).length));
  const weights = new Map([...need.words, ...need.names].map((word) => [word, rarity(word)]));
  const kin = (briefing?.actors ?? [])
    .filter(({ role }) => role !== 'denied')
    .map(namesOf)
    .join(' ');
  const passages = stories
    .map((story) => ({ story, bag: bagOf(`${story.title} ${story.text} ${kin}`) }))
    .filter(({ bag }) => need.names.every((name) => holds(bag, name)))
    .flatMap(({ story }) => all.filter((candidate) => candidate.story === story))
    .flatMap(({ story, sentence, bag }) => {
      const isFact =
        facts.some((fact) => isWithin(fact, story, sentence)) && holdsHalf(bag, need.words.filter(isSpecial));
      if (!isFact && !answers(need, sentence, bag, story)) return [];
      const shared = [...weights].filter(([word]) => holds(bag, word)).reduce((sum, [, weight]) => sum + weight, 0);
      return [{ story, sentence, score: shared + (isFact ? FACT : 0) }];
    });
  return passages.sort((a, b) => b.score - a.score);
}

/** By the words alone: the kind of thing asked for, half of the other words, and nobody else's case. */
function answers(need: Need, sentence: Sentence, bag: Bag, story: Story): boolean {
  const found = need.words.filter((word) => holds(bag, word)).length;
  const names = need.names.filter((name) => holds(bag, name)).length;
  const others = [...sentence.text.matchAll(NAMES_SOMEBODY)].length;
  const isAbout = need.names.length === 0 ? need.words.length > 0 : names > 0 || others === 0;
  return (
    isAbout &&
    found + names > 0 &&
    holdsHalf(bag, need.words) &&
    need.aspects.every((aspect) => speaksOf(aspect, sentence.text, bag, story.language))
  );
}

function speaksOf(aspect: Aspect, text: string, { concepts }: Bag, language: string): boolean {
  switch (aspect) {
    case 'who':
      return CULPRITS.some((concept) => concepts.has(concept));
    case 'how-much':
      return findMoney(text, language).length > 0 || findRecords(text, language).length > 0;
    case 'when':
      return YEAR.test(text);
    case 'how':
      return METHODS.some((concept) => concepts.has(concept));
    case 'indicators':
      return OBSERVABLE.test(text);
    case 'victims':
      return true;
  }
}

function evidenceOf(aspect: Aspect, briefing: Briefing): readonly Evidence[] {
  switch (aspect) {
    case 'who':
      return briefing.actors
        .filter(({ role }) => role !== 'mentioned')
        .flatMap(({ attributedBy, evidence }) => [
          ...attributedBy.flatMap((claimant) => claimant.evidence),
          ...evidence,
        ]);
    case 'how-much':
      return briefing.losses.filter(({ scope }) => scope === 'incident').flatMap(({ evidence }) => evidence);
    case 'when':
      return briefing.timeline.flatMap(({ evidence }) => evidence);
    case 'how':
      return briefing.techniques.filter(({ basis }) => basis === 'reported').flatMap(({ evidence }) => evidence);
    case 'victims':
      return briefing.victims.flatMap(({ evidence }) => evidence);
    case 'indicators':
      return briefing.indicators.flatMap(({ evidence }) => evidence);
  }
}

/** An actor's own, its family's, and those that the stories use for it. */
function namesOf({ name, matched, parents }: BriefingActor): string {
  return [name, ...matched, ...parents.map((parent) => parent.name)].join(' ');
}

function isWithin({ story, field, start, end }: Evidence, { id }: Story, sentence: Sentence): boolean {
  return story === id && field === sentence.field && start < sentence.end && end > sentence.start;
}

function bagOf(text: string): Bag {
  return { words: [...new Set(tokens(text.toLowerCase()))], concepts: conceptsIn(text) };
}

function holdsHalf(bag: Bag, words: readonly string[]): boolean {
  return words.filter((word) => holds(bag, word)).length * 2 >= words.length;
}

function isSpecial(word: string): boolean {
  return ![...conceptsIn(word)].some((concept) => THE_EVENT.includes(concept));
}

/** The word, a form of it, or another word for the same thing. */
function holds({ words, concepts }: Bag, word: string): boolean {
  return words.some((one) => isSameWord(one, word)) || [...conceptsIn(word)].some((concept) => concepts.has(concept));
}
