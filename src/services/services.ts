import type { GuardedModel } from '../../briefings/model/guard-model.ts';
import type { Services } from '../commands/command.ts';
import type { Config } from '../config/config.ts';
import { PREVIEWED_MS, previewSubscription } from '../delivery/preview.ts';
import { articleToStory } from '../feeds/article-to-story.ts';
import type { Reader } from '../feeds/reader.ts';
import { familyOf, type Knowledge } from '../knowledge.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { withPauses } from '../steps.ts';
import type { Store } from '../store/store.ts';
import { ask } from './ask.ts';
import { briefStory } from './brief-story.ts';
import { exportBriefing } from './export-briefing.ts';
import { createFeedServices } from './feed-services.ts';
import { rateByPublisher } from './rate-by-publisher.ts';
import { readPage } from './read-page.ts';
import { merge, split } from './regroup.ts';
import { storiesOf } from './stories-of.ts';

const MOST_PREVIEWED = 1_000;

export interface ServiceParts {
  readonly store: Store;
  readonly knowledge: () => Knowledge;
  readonly reloadKnowledge: () => Promise<void>;
  readonly outbound: Outbound;
  readonly reader: Reader;
  readonly model?: GuardedModel;
  readonly config: Config;
  readonly now: () => Date;
}

/** The work of other rooms that commands ask for. */
export function createServices(parts: ServiceParts): Services {
  const { store, knowledge, outbound, reader, config, now } = parts;
  const briefParts = () => ({ knowledge: knowledge(), watch: config.watch, now: now() });
  return {
    async brief(address) {
      const limitBytes = config.limits.articleBytes;
      const { article, url } = await readPage(address, { outbound, article: reader.article, limitBytes });
      const story = articleToStory({ ...article, url, publishedAt: article.publishedAt ?? now() }, now());
      return withPauses(briefStory(knowledge(), config, rateByPublisher(config)(story), now()));
    },
    ask: (question, briefing) =>
      ask({ store, now: now(), ...(parts.model && { model: parts.model }) }, question, briefing),
    async exportBriefing(briefing, format) {
      return exportBriefing(briefing, await storiesOf(store, briefing), format);
    },
    async preview(subscription) {
      const { actors, everything } = subscription;
      const family = familyOf(knowledge());
      const briefings = await store.briefings.latest({
        limit: MOST_PREVIEWED,
        since: new Date(now().getTime() - PREVIEWED_MS),
        ...(!everything && actors.length > 0 && { actorIds: actors.flatMap(family) }),
      });
      return previewSubscription(subscription, briefings, family, now());
    },
    ...createFeedServices(parts),
    split: (incidentId, storyId) => split(store, incidentId, storyId, briefParts()),
    merge: (fromId, intoId) => merge(store, fromId, intoId, briefParts()),
    actorsChanged: parts.reloadKnowledge,
  };
}
