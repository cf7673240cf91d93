import type { Config } from '../config/config.ts';
import { planDeliveries } from '../delivery/plan-deliveries.ts';
import { composeBriefing, familyOf, type Knowledge, readStory } from '../knowledge.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Delivery, Subscription } from '../model/delivery.ts';
import type { Findings } from '../model/findings.ts';
import type { Incident } from '../model/incident.ts';
import { withPauses } from '../steps.ts';
import type { Store } from '../store/store.ts';

export interface ReplayParts {
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly watch: Config['watch'];
  readonly subscriptions: readonly Subscription[];
  readonly since: Date;
}

/** A briefing, and what each channel would have been owed of it. */
export interface Replayed {
  readonly briefing: Briefing;
  readonly deliveries: readonly Delivery[];
}

/**
 * What would have been posted since then under the knowledge, watch list and subscriptions given: the stored stories are read anew,
 * incident by incident, oldest first. Nothing is stored or posted.
 */
export async function* replay(parts: ReplayParts): AsyncGenerator<Replayed> {
  const family = familyOf(parts.knowledge);
  for (const incident of await parts.store.incidents.updatedSince(parts.since)) {
    const briefing = await briefAnew(incident, parts);
    if (!briefing) continue;
    const deliveries = planDeliveries(briefing, undefined, parts.subscriptions, family, incident.updatedAt);
    if (deliveries.length > 0) yield { briefing, deliveries };
  }
}

async function briefAnew(incident: Incident, { store, knowledge, watch }: ReplayParts): Promise<Briefing | undefined> {
  const stories = (await store.stories.byIds(incident.storyIds)).map(({ story }) => story);
  const findings: Findings[] = [];
  for (const story of stories) findings.push(await withPauses(readStory(knowledge, story)));
  if (!findings.some(({ actors, unprofiled }) => actors.length + unprofiled.length > 0)) return undefined;
  return withPauses(composeBriefing(knowledge, { incident, stories, findings, watch, now: incident.updatedAt }));
}
