import type { Briefing } from '../../src/model/briefing.ts';
import type { Story } from '../../src/model/story.ts';
import type { GuardedModel } from '../model/guard-model.ts';
import { askModel } from './ask-model.ts';
import { findPassages, type Passage } from './find-passages.ts';
import { readQuestion } from './read-question.ts';

export interface Asked {
  readonly question: string;
  /** What the store found, best first; of a thread's incident, its stories. */
  readonly stories: readonly Story[];
  /** The one in whose thread it was asked: its facts point to the sentences that answer. */
  readonly briefing?: Briefing;
  readonly model?: GuardedModel;
  readonly now: Date;
}

export interface Answer {
  /** With `[1]` after each sentence; absent when the sources do not say. */
  readonly text?: string;
  /** Verbatim, numbered from 1 by their order. */
  readonly passages: readonly Quoted[];
}

interface Quoted {
  readonly quote: string;
  readonly source: string;
  readonly url?: string;
}

const MOST_PASSAGES = 3;
/** Sentences that share less than this part of the best one's score are left out. */
const WORTH = 0.4;

/** Answers in the words of the sources, each sentence numbered; a model may word it better, under the same rule. */
export async function answerQuestion({ question, stories, briefing, model, now }: Asked): Promise<Answer> {
  const need = readQuestion(question);
  const found = different(findPassages(need, stories, briefing)).slice(0, MOST_PASSAGES);
  if (found.length === 0) return { passages: [] };
  const worded = model && (await askModel({ question, language: need.language, passages: found, model, now }));
  return {
    text: worded ?? found.map(({ sentence }, index) => `${sentence.text} [${index + 1}]`).join(' '),
    passages: found.map(({ sentence, story }) => ({
      quote: sentence.text,
      source: story.publisher,
      ...(story.url === '' ? {} : { url: story.url }),
    })),
  };
}

/** Without repeated sentences and without those far behind the best. */
function different(passages: readonly Passage[]): readonly Passage[] {
  const best = passages[0]?.score ?? 0;
  return passages.filter(
    ({ sentence, score }, index) =>
      score >= WORTH * best && passages.findIndex((other) => other.sentence.text === sentence.text) === index,
  );
}
