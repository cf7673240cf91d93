import { setImmediate as breathe } from 'node:timers/promises';
import { type BriefedIncident, briefIncident } from './brief-incident.ts';
import type { Config } from './config/config.ts';
import { planDeliveries } from './delivery/plan-deliveries.ts';
import { collectStories } from './feeds/collect-stories.ts';
import { completeStories } from './feeds/complete-stories.ts';
import { oldestFirst } from './feeds/oldest-first.ts';
import type { Reader } from './feeds/reader.ts';
import { HEARTBEAT, withHeartbeat } from './heartbeat.ts';
import { joinIncident, lookUpsFor, withStory } from './incidents/join-incident.ts';
import { familyOf, incidentKeys, type Knowledge, namesActor, readStory } from './knowledge.ts';
import type { Briefing } from './model/briefing.ts';
import type { Delivery, Subscription } from './model/delivery.ts';
import type { Collected } from './model/feed.ts';
import type { Incident } from './model/incident.ts';
import type { Story } from './model/story.ts';
import type { Outbound } from './outbound/outbound.ts';
import { withPauses } from './steps.ts';
import type { Store, StoryRecord } from './store/store.ts';

const FEED_TIMEOUT_MS = 15_000;
const FEEDS_AT_ONCE = 64;
const DAY_MS = 24 * 60 * 60_000;

/** Completes stored briefings, with a language model. */
export interface Improver {
  /** No briefing waits longer than this. */
  readonly withinMs: number;
  /** Stores the briefing completed, or leaves it as it is; never rejects for the model's sake. */
  improve(briefing: Briefing): Promise<void>;
}

export interface PipelineParts {
  readonly store: Store;
  readonly knowledge: () => Knowledge;
  readonly outbound: Outbound;
  readonly reader: Reader;
  readonly config: Pick<Config, 'limits' | 'watch'>;
  /** Completes briefings that are owed to somebody; without it the rules' briefing is final. */
  readonly improver?: Improver;
  /** Names this process among those that share the store. */
  readonly owner: string;
  readonly now: () => Date;
}

interface Written {
  /** Those that no other process wrote meanwhile. */
  readonly stories: number;
  readonly briefings: number;
  readonly deliveries: number;
  /** Those that at least one channel gets. */
  readonly owed: readonly Briefing[];
}

/** What one pass did. */
export interface PassSummary {
  readonly feeds: {
    readonly checked: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly failed: number;
  };
  readonly stories: number;
  readonly briefings: number;
  readonly deliveries: number;
}

export interface PassOptions {
  readonly signal: AbortSignal;
  /** All feeds, due or not. */
  readonly all?: boolean;
  /** Told after each batch, so that delivering need not wait for the slowest feed. */
  readonly onWritten?: () => void;
  /** Told of every feed that was checked. */
  readonly onChecked?: (checked: number, of: number) => void;
  /** At the first sight of a feed, what was published since then is news; by default a day. */
  readonly since?: Date;
}

/**
 * One pass over the feeds that are due. What has arrived is read, joined, briefed and planned at once: no feed waits for
 * another. Other processes leave its feeds alone for as long as it lives.
 */
export function runPass(parts: PipelineParts, options: PassOptions): Promise<PassSummary> {
  const { store, now, owner } = parts;
  const keepFeeds = () => store.feeds.renew({ now: now(), owner, leaseMs: HEARTBEAT.leaseMs });
  return withHeartbeat(keepFeeds, () => passOver(parts, options));
}

async function passOver(
  parts: PipelineParts,
  { signal, all = false, onWritten, onChecked, since }: PassOptions,
): Promise<PassSummary> {
  const { store, outbound, reader, now, owner } = parts;
  const limits = { feedBytes: parts.config.limits.feedBytes, timeoutMs: FEED_TIMEOUT_MS };
  const feeds = { checked: 0, changed: 0, unchanged: 0, failed: 0 };
  const total = { stories: 0, briefings: 0, deliveries: 0 };
  const refine = (stories: readonly Story[]) => keepFresh(stories, parts, signal);
  const improving: (Promise<void> | undefined)[] = [];
  let more = true;
  while (more && !signal.aborted) {
    const limit = all ? Number.MAX_SAFE_INTEGER : FEEDS_AT_ONCE;
    const before = feeds.checked;
    const due = await store.feeds.claimDue({ now: now(), owner, leaseMs: HEARTBEAT.leaseMs, limit, all });
    for await (const collected of collectStories(due, { outbound, reader, now, signal, limits, refine })) {
      const fresh = oldestFirst(collected.flatMap(({ stories }) => stories));
      const records = await readStories(fresh, parts.knowledge());
      const written = await store.transaction((tx) => writeBatch(tx, collected, records, parts, since));
      improving.push(...written.owed.map((briefing) => parts.improver?.improve(briefing)));
      const checked = collected.filter(({ continues }) => !continues);
      for (const { outcome } of checked) feeds[outcome] += 1;
      feeds.checked += checked.length;
      onChecked?.(feeds.checked, before + due.length);
      total.stories += written.stories;
      total.briefings += written.briefings;
      total.deliveries += written.deliveries;
      if (written.deliveries > 0) onWritten?.();
    }
    more = !all && due.length > 0;
  }
  await Promise.all(improving);
  return { feeds, ...total };
}

/** The stories that were never seen, teasers that name an actor with the text of their page. */
async function keepFresh(
  stories: readonly Story[],
  { store, outbound, reader, config, knowledge, now }: PipelineParts,
  signal: AbortSignal,
): Promise<readonly Story[]> {
  const isWorth = (story: Story) => withPauses(namesActor(knowledge(), story));
  const limitBytes = config.limits.articleBytes;
  return completeStories(await store.stories.unseen(stories), {
    outbound,
    reader,
    limitBytes,
    isWorth,
    now: now(),
    signal,
  });
}

/** All that follows from a batch, in one transaction: stories, incidents, briefings, what is owed, and where each feed stands. */
async function writeBatch(
  tx: Store,
  collected: readonly Collected[],
  records: readonly StoryRecord[],
  parts: PipelineParts,
  since: Date | undefined,
): Promise<Written> {
  const now = parts.now();
  const newsFrom = since ?? new Date(now.getTime() - DAY_MS);
  const knowledge = parts.knowledge();
  const subscriptions = await tx.subscriptions.list();
  const firstSeen = new Set(collected.filter(({ firstSight }) => firstSight).map(({ feed }) => feed.id));
  const owed: Briefing[] = [];
  const written = { stories: 0, briefings: 0, deliveries: 0 };
  const unseen = new Set(await tx.stories.unseen(records.map(({ story }) => story)));
  for (const record of records.filter(({ story }) => unseen.has(story))) {
    await breathe();
    written.stories += 1;
    const incident = await join(tx, record, knowledge);
    const briefed = await briefIncident(tx, incident, { knowledge, watch: parts.config.watch, now });
    if (!briefed) continue;
    written.briefings += 1;
    if (firstSeen.has(record.story.feedId) && record.story.publishedAt < newsFrom) continue;
    const deliveries = plan(briefed, subscriptions, parts, now);
    await tx.deliveries.put(deliveries);
    if (deliveries.length > 0) owed.push(briefed.briefing);
    written.deliveries += deliveries.length;
  }
  for (const { state, continues } of collected) if (!continues) await tx.feeds.saveState(state);
  return { ...written, owed };
}

/** What is found in each story; other work gets its turn between two of them. */
async function readStories(stories: readonly Story[], knowledge: Knowledge): Promise<readonly StoryRecord[]> {
  const records: StoryRecord[] = [];
  for (const story of stories) {
    records.push({ story, findings: await withPauses(readStory(knowledge, story)) });
  }
  return records;
}

/** An edited story stays where it is. */
async function join(tx: Store, { story, findings }: StoryRecord, knowledge: Knowledge): Promise<Incident> {
  const keys = incidentKeys(knowledge, story, findings);
  const home = await tx.incidents.ofStory(story.id);
  const incident = home
    ? withStory(home, story, keys)
    : joinIncident(story, keys, await tx.incidents.candidates(lookUpsFor(story, keys)));
  await tx.incidents.put(incident);
  await tx.stories.put([{ story, findings, incidentId: incident.id }]);
  return incident;
}

/** What channels are owed. A briefing that is still being improved waits for that, at most the improver's own limit. */
function plan(
  { briefing, previous }: BriefedIncident,
  subscriptions: readonly Subscription[],
  { knowledge, improver }: PipelineParts,
  now: Date,
): readonly Delivery[] {
  const improvedBy = new Date(now.getTime() + (improver?.withinMs ?? 0));
  return planDeliveries(briefing, previous, subscriptions, familyOf(knowledge()), now).map((delivery) =>
    delivery.nextTryAt < improvedBy ? { ...delivery, nextTryAt: improvedBy } : delivery,
  );
}
