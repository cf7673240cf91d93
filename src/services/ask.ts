import { type Answer, answerQuestion } from '../../briefings/ask/answer-question.ts';
import { readQuestion } from '../../briefings/ask/read-question.ts';
import type { GuardedModel } from '../../briefings/model/guard-model.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Store, StoryRecord } from '../store/store.ts';
import { storiesOf } from './stories-of.ts';

const MOST_STORIES = 20;

export interface AskParts {
  readonly store: Store;
  readonly model?: GuardedModel;
  readonly now: Date;
}

/** Answers from the stories of a briefing, or from whatever the store finds and the briefing of what it finds first. */
export async function ask({ store, model, now }: AskParts, question: string, briefing?: Briefing): Promise<Answer> {
  const records = briefing ? [] : await recordsFor(store, question);
  const about = briefing ?? (await likeliest(store, records));
  const own = about ? await storiesOf(store, about) : [];
  const stories = new Map([...own, ...records.map(({ story }) => story)].map((story) => [story.id, story]));
  return answerQuestion({
    question,
    stories: [...stories.values()],
    now,
    ...(about && { briefing: about }),
    ...(model && { model }),
  });
}

async function likeliest({ briefings }: Store, records: readonly StoryRecord[]): Promise<Briefing | undefined> {
  const incident = records.find(({ incidentId }) => incidentId !== undefined)?.incidentId;
  return incident === undefined ? undefined : (await briefings.revisions(incident)).at(-1);
}

/** Stories that hold every name of the question; of one that names nothing, those that hold most of its words. */
async function recordsFor({ stories }: Store, question: string): Promise<readonly StoryRecord[]> {
  const { names, words } = readQuestion(question);
  if (names.length > 0) return stories.search(names.join(' '), MOST_STORIES);
  const found = (await Promise.all(words.map((word) => stories.search(word, MOST_STORIES)))).flat();
  const hits = (id: string): number => found.filter(({ story }) => story.id === id).length;
  return [...new Map(found.map((record) => [record.story.id, record])).values()]
    .sort((a, b) => hits(b.story.id) - hits(a.story.id))
    .slice(0, MOST_STORIES);
}
