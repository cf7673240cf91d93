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

/** Answers from the stories of a briefing, or from whatever the store finds; then from the briefing it finds first. */
export async function ask(parts: AskParts, question: string, briefing?: Briefing): Promise<Answer> {
  if (briefing) return askAbout(parts, question, briefing);
  const { store, model, now } = parts;
  const records = await recordsFor(store, question);
  const stories = records.map(({ story }) => story);
  const answer = await answerQuestion({ question, stories, now, ...(model && { model }) });
  if (answer.text !== undefined) return answer;
  const incident = records.find(({ incidentId }) => incidentId !== undefined)?.incidentId;
  const likeliest = incident === undefined ? undefined : (await store.briefings.revisions(incident)).at(-1);
  return likeliest ? askAbout(parts, question, likeliest) : answer;
}

async function askAbout({ store, model, now }: AskParts, question: string, briefing: Briefing): Promise<Answer> {
  const stories = await storiesOf(store, briefing);
  return answerQuestion({ question, stories, now, briefing, ...(model && { model }) });
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
