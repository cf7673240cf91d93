import { z } from 'zod';
import { FENCE_RULE, fence } from '../model/fence.ts';
import type { GuardedModel } from '../model/guard-model.ts';
import { isSupported } from '../model/is-supported.ts';
import type { Passage } from './find-passages.ts';

interface Wording {
  readonly question: string;
  readonly language: string;
  readonly passages: readonly Passage[];
  readonly model: GuardedModel;
  readonly now: Date;
}

const answerShape = z.strictObject({
  sentences: z.array(z.strictObject({ text: z.string(), source: z.number() })),
});

/** The answer in a model's words, each sentence with its source; `undefined` unless every sentence is borne out by its source. */
export async function askModel({ question, language, passages, model, now }: Wording): Promise<string | undefined> {
  const answer = await model.ask(
    {
      name: 'answer',
      shape: answerShape,
      instructions: [
        'You answer the question of a threat intelligence analyst from numbered sources.',
        FENCE_RULE,
        `Answer in the language "${language}", in at most three sentences, each with the number of the one source that says it.`,
        'Stay with the words of the source: no name, number, negation or doubt of your own. Give no sentence when the sources do not answer.',
      ].join('\n'),
      data: [
        fence('question', question),
        ...passages.map(({ sentence }, index) => fence(`source ${index + 1}`, sentence.text)),
      ].join('\n\n'),
    },
    now,
  );
  const sentences = answer?.sentences ?? [];
  const isBorneOut = sentences.every(({ text, source }) => {
    const passage = passages[source - 1];
    if (passage === undefined) return false;
    return isSupported(text, language, {
      quotes: [passage.sentence.text],
      language: passage.story.language,
      names: [],
    });
  });
  if (sentences.length === 0 || !isBorneOut) return undefined;
  return sentences.map(({ text, source }) => `${text} [${source}]`).join(' ');
}
