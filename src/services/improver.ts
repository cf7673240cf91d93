import type { GuardedModel } from '../../briefings/model/guard-model.ts';
import { improveBriefing } from '../../briefings/model/improve-briefing.ts';
import { techniqueOf } from '../../briefings/techniques/catalog.ts';
import type { Improver } from '../pipeline.ts';
import type { Store } from '../store/store.ts';
import { MODEL_TIMEOUT_MS } from './open-model.ts';
import { storiesOf } from './stories-of.ts';

export interface ImproverParts {
  readonly store: Store;
  readonly model: GuardedModel;
  /** ISO 639-1 of summaries. */
  readonly language: string;
  readonly now: () => Date;
}

/** Completes stored briefings with a language model. */
export function createImprover({ store, model, language, now }: ImproverParts): Improver {
  return {
    withinMs: MODEL_TIMEOUT_MS,
    async improve(briefing) {
      const stories = await storiesOf(store, briefing);
      const improved = await improveBriefing({ briefing, stories, techniqueOf, model, language, now: now() });
      if (improved !== briefing) await store.transaction((tx) => tx.briefings.put(improved));
    },
  };
}
