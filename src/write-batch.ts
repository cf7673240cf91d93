import { setImmediate as breathe } from 'node:timers/promises';
import { type BriefedIncident, briefIncident } from './brief-incident.ts';
import type { Config } from './config/config.ts';
import { planDeliveries } from './delivery/plan-deliveries.ts';
import { oldestFirst } from './feeds/oldest-first.ts';
import { joinIncident, lookUpsFor, withStory } from './incidents/join-incident.ts';
import { familyOf, incidentKeys, type Knowledge, readStory } from './knowledge.ts';
import type { Briefing } from './model/briefing.ts';
import type { Delivery, Subscription } from './model/delivery.ts';
import type { Collected } from './model/feed.ts';
import type { Story } from './model/story.ts';
import { withPauses } from './steps.ts';
import type { Store, StoryRecord } from './store/store.ts';

const STORIES_AT_ONCE = 10;

export interface Written {
  /** Those that no other process wrote meanwhile. */
  readonly stories: number;
  readonly briefings: number;
  readonly deliveries: number;
  /** Those that at least one channel gets. */
  readonly owed: readonly Briefing[];
}

export interface BatchParts {
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly watch: Config['watch'];
  readonly now: Date;
  /** At the first sight of a feed, what was published since then is news. */
  readonly newsFrom: Date;
  /** What is owed waits so long for its briefing to be completed. */
  readonly improvingMs: number;
}

/** Reads the stories of a batch, and writes all that follows from it in one transaction: stories, incidents, briefings, what is owed, and where each feed stands. */
export async function writeBatch(collected: readonly Collected[], parts: BatchParts): Promise<Written> {
  const stories = oldestFirst(collected.flatMap((each) => each.stories));
  const records = await readStories(stories, parts.knowledge);
  return parts.store.transaction((tx) => writeAll(tx, collected, records, parts));
}

async function writeAll(
  tx: Store,
  collected: readonly Collected[],
  records: readonly StoryRecord[],
  parts: BatchParts,
): Promise<Written> {
  const { knowledge, watch, now, newsFrom } = parts;
  const subscriptions = await tx.subscriptions.list();
  const firstSeen = new Set(collected.filter(({ firstSight }) => firstSight).map(({ feed }) => feed.id));
  const owed: Briefing[] = [];
  const written = { stories: 0, briefings: 0, deliveries: 0 };
  const stored = new Map(
    (await tx.stories.byIds(records.map(({ story }) => story.id))).map(({ story }) => [story.id, story]),
  );
  const inHand = new Map<string, StoryRecord>();
  for (const { story, findings } of records) {
    const earlier = stored.get(story.id);
    if (earlier?.fingerprint === story.fingerprint) continue;
    await breathe();
    written.stories += 1;
    const keys = incidentKeys(knowledge, story, findings);
    const home = earlier && (await tx.incidents.ofStory(story.id));
    const incident = home
      ? withStory(home, story, keys)
      : joinIncident(story, keys, await tx.incidents.candidates(lookUpsFor(story, keys)));
    const isNew = await tx.incidents.put(incident);
    inHand.set(story.id, { story, findings, incidentId: incident.id });
    const briefed = await briefIncident(tx, incident, { knowledge, watch, now, isNew, inHand });
    if (!briefed) continue;
    written.briefings += 1;
    if (firstSeen.has(story.feedId) && story.publishedAt < newsFrom) continue;
    const deliveries = plan(briefed, subscriptions, parts);
    await tx.deliveries.put(deliveries);
    if (deliveries.length > 0) owed.push(briefed.briefing);
    written.deliveries += deliveries.length;
  }
  await putStories(tx, [...inHand.values()]);
  for (const { state, continues } of collected) if (!continues) await tx.feeds.saveState(state);
  return { ...written, owed };
}

/** A few at a time: other work gets its turn between. */
async function putStories(tx: Store, records: readonly StoryRecord[]): Promise<void> {
  for (let at = 0; at < records.length; at += STORIES_AT_ONCE) {
    await breathe();
    await tx.stories.put(records.slice(at, at + STORIES_AT_ONCE));
  }
}

/** What is found in each story; other work gets its turn between two of them. */
async function readStories(stories: readonly Story[], knowledge: Knowledge): Promise<readonly StoryRecord[]> {
  const records: StoryRecord[] = [];
  for (const story of stories) {
    records.push({ story, findings: await withPauses(readStory(knowledge, story)) });
  }
  return records;
}

/** What channels are owed. A briefing that is still being improved waits for that, at most the improver's own limit. */
function plan(
  { briefing, previous }: BriefedIncident,
  subscriptions: readonly Subscription[],
  { knowledge, improvingMs, now }: BatchParts,
): readonly Delivery[] {
  const improvedBy = new Date(now.getTime() + improvingMs);
  return planDeliveries(briefing, previous, subscriptions, familyOf(knowledge), now).map((delivery) =>
    delivery.nextTryAt < improvedBy ? { ...delivery, nextTryAt: improvedBy } : delivery,
  );
}
