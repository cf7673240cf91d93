import { type Answer, answerQuestion } from '../../briefings/ask/answer-question.ts';
import type { GuardedModel } from '../../briefings/model/guard-model.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Store } from '../store/store.ts';
import { storiesOf } from './stories-of.ts';

const MOST_STORIES = 20;

export interface AskParts {
  readonly store: Store;
  readonly model?: GuardedModel;
  readonly now: Date;
}

/** Answers from the stories of a briefing, or from whatever the store finds. */
export async function ask({ store, model, now }: AskParts, question: string, briefing?: Briefing): Promise<Answer> {
  const stories = briefing
    ? await storiesOf(store, briefing)
    : (await store.stories.search(question, MOST_STORIES)).map(({ story }) => story);
  return answerQuestion({ question, stories, now, ...(briefing && { briefing }), ...(model && { model }) });
}
