import type { GuardedModel } from '../../briefings/model/guard-model.ts';
import type { Services } from '../commands/command.ts';
import type { Config } from '../config/config.ts';
import { previewSubscription } from '../delivery/preview.ts';
import { discoverFeed } from '../feeds/discover.ts';
import type { Reader } from '../feeds/reader.ts';
import { openIncident } from '../incidents/join-incident.ts';
import { composeBriefing, familyOf, type Knowledge, readStory } from '../knowledge.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Story } from '../model/story.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Store } from '../store/store.ts';
import { ask } from './ask.ts';
import { toFeed } from './configured-feeds.ts';
import { exportBriefing } from './export-briefing.ts';
import { readPage } from './read-page.ts';
import { merge, split } from './regroup.ts';
import { storiesOf } from './stories-of.ts';

const FEED_TIMEOUT_MS = 15_000;
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
    async brief(url) {
      const limitBytes = config.limits.articleBytes;
      return briefStory(
        knowledge(),
        config,
        await readPage(url, { outbound, article: reader.article, limitBytes, now: now() }),
        now(),
      );
    },
    ask: (question, briefing) =>
      ask({ store, now: now(), ...(parts.model && { model: parts.model }) }, question, briefing),
    async exportBriefing(briefing, format) {
      return exportBriefing(briefing, await storiesOf(store, briefing), format);
    },
    async preview(subscription) {
      return previewSubscription(
        subscription,
        await store.briefings.latest({ limit: MOST_PREVIEWED }),
        familyOf(knowledge()),
        now(),
      );
    },
    async findFeed(url) {
      const limits = { feedBytes: config.limits.feedBytes, timeoutMs: FEED_TIMEOUT_MS };
      const { url: found, parsed } = await discoverFeed(url, { outbound, reader, limits });
      return toFeed({
        url: found,
        reliability: 'F',
        ...(parsed.title !== '' && { name: parsed.title }),
        ...(parsed.language !== undefined && { language: parsed.language }),
      });
    },
    split: (incidentId, storyId) => split(store, incidentId, storyId, briefParts()),
    merge: (fromId, intoId) => merge(store, fromId, intoId, briefParts()),
    actorsChanged: parts.reloadKnowledge,
  };
}

/** The briefing of one story that stands alone. */
export function briefStory(knowledge: Knowledge, config: Pick<Config, 'watch'>, story: Story, now: Date): Briefing {
  const findings = [readStory(knowledge, story)];
  return composeBriefing(knowledge, {
    incident: openIncident(story, []),
    stories: [story],
    findings,
    watch: config.watch,
    now,
  });
}
