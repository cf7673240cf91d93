import type { Briefing, BriefingActor } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';
import { type Sentence, sentencesOf } from '../facts/sentences.ts';
import { conceptsIn } from '../language/concepts.ts';
import { evidenceOf, speaksOf } from './aspects.ts';
import { type Bag, bagOf, holds, shareHeld } from './bag.ts';
import type { Need } from './read-question.ts';

/** A sentence that helps to answer. */
export interface Passage {
  readonly story: Story;
  readonly sentence: Sentence;
  readonly score: number;
}

interface Candidate {
  readonly story: Story;
  readonly sentence: Sentence;
  readonly bag: Bag;
  /** The same with the sentence before it, to which it may refer. */
  readonly context: Bag;
}

const NAMES_SOMEBODY = /(?<=[\p{Ll},;:] )\p{Lu}[\p{L}\p{N}]+/u;
/** What every question on an event may name, whatever the sentence that answers it calls it. */
const THE_EVENT = ['steal', 'lose', 'attack', 'breach', 'attribute'];
/** A sentence from which the briefing took a fact of the kind asked for is worth two rare words. */
const FACT = 2;

/**
 * Sentences that answer, best first; none when the stories do not speak of what was asked.
 * What names the event of the briefing itself does not tell its sentences apart.
 */
export function findPassages(
  need: Need,
  stories: readonly Story[],
  briefing: Briefing | undefined,
): readonly Passage[] {
  const kin = (briefing?.actors ?? []).filter(({ role }) => role !== 'denied').flatMap(namesOf);
  const facts = briefing === undefined ? [] : need.aspects.flatMap((aspect) => evidenceOf(aspect, briefing));
  const candidates = stories.flatMap((story) => candidatesIn(story, need, kin));
  const event = bagOf([...kin, ...(briefing?.victims ?? []).map(({ name }) => name)].join(' '));
  const telling = [...need.words, ...need.names.filter((name) => !holds(event, name))];
  const weights = telling.map((word) => {
    const holders = candidates.filter(({ bag }) => holds(bag, word)).length;
    return { word, weight: Math.log(1 + candidates.length / (1 + holders)) };
  });
  const score = ({ bag }: Candidate): number =>
    weights.filter(({ word }) => holds(bag, word)).reduce((sum, { weight }) => sum + weight, 0);
  return candidates
    .flatMap((candidate) => {
      const { story, sentence } = candidate;
      const isFact = facts.some((fact) => isWithin(fact, candidate)) && isOnTopic(candidate, need);
      if (!isFact && !answers(candidate, need)) return [];
      return [{ story, sentence, score: score(candidate) + (isFact ? FACT : 0) }];
    })
    .sort((a, b) => b.score - a.score || foreign(a, need) - foreign(b, need));
}

/** Of equal sentences, those in the language of the question come first. */
function foreign({ story }: Passage, { language }: Need): number {
  return story.language === language ? 0 : 1;
}

/** The sentences of a story that has every name of the question, its own or one of the same actors. */
function candidatesIn(story: Story, { names }: Need, kin: readonly string[]): readonly Candidate[] {
  if (shareHeld(bagOf([story.title, story.text, ...kin].join(' ')), names) < 1) return [];
  const sentences = sentencesOf(story);
  return sentences.map((sentence, index) => {
    const before = sentences[index - 1]?.text ?? '';
    return { story, sentence, bag: bagOf(sentence.text), context: bagOf(`${before} ${sentence.text}`) };
  });
}

/** By the words alone: the kind of thing asked for, enough of the words, and nobody else's case. */
function answers({ story, sentence, bag, context }: Candidate, { names, words, aspects }: Need): boolean {
  const isNamed = names.some((name) => holds(context, name));
  const isAbout = names.length === 0 ? words.length > 0 : isNamed || !NAMES_SOMEBODY.test(sentence.text);
  const isTouched = [...names, ...words].some((word) => holds(bag, word));
  const enough = aspects.includes('how-much') ? 1 : 0.5;
  return (
    isAbout &&
    isTouched &&
    shareHeld(bag, words) >= enough &&
    aspects.every((aspect) => speaksOf(aspect, sentence.text, bag, story.language))
  );
}

/** A fact answers a question on the event, or one whose other words it shares. */
function isOnTopic({ bag }: Candidate, { words }: Need): boolean {
  const special = words.filter((word) => ![...conceptsIn(word)].some((concept) => THE_EVENT.includes(concept)));
  return shareHeld(bag, special) >= 0.5;
}

function isWithin({ story: id, field, start, end }: Evidence, { story, sentence }: Candidate): boolean {
  return id === story.id && field === sentence.field && start < sentence.end && end > sentence.start;
}

/** An actor's own name, its family's, and those that the stories use for it. */
function namesOf({ name, matched, parents }: BriefingActor): readonly string[] {
  return [name, ...matched, ...parents.map((parent) => parent.name)];
}
