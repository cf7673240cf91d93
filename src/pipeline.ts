import type { Config } from './config/config.ts';
import { collectStories } from './feeds/collect-stories.ts';
import { completeStories } from './feeds/complete-stories.ts';
import type { Reader } from './feeds/reader.ts';
import { HEARTBEAT, withHeartbeat } from './heartbeat.ts';
import type { Knowledge } from './knowledge.ts';
import type { Briefing } from './model/briefing.ts';
import type { Collected } from './model/feed.ts';
import type { Story } from './model/story.ts';
import type { Outbound } from './outbound/outbound.ts';
import { withPauses } from './steps.ts';
import type { Store } from './store/store.ts';
import type { Written } from './write-batch.ts';

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
  readonly knowledge: () => Knowledge | Promise<Knowledge>;
  readonly outbound: Outbound;
  readonly reader: Reader;
  readonly config: Pick<Config, 'limits' | 'watch'>;
  /** Completes briefings that are owed to somebody; without it the rules' briefing is final. */
  readonly improver?: Improver;
  /** Names this process among those that share the store. */
  readonly owner: string;
  readonly now: () => Date;
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
  const { store, outbound, now, owner } = parts;
  const reader = whileItReads(parts.reader, () => prepare(parts));
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
      const written = await write(collected, parts, since);
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

/** A reader that begins something else with each feed. */
function whileItReads(reader: Reader, begin: () => void): Reader {
  return {
    ...reader,
    stories: (...document) => {
      begin();
      return reader.stories(...document);
    },
  };
}

/** Loads what a first story needs while its feed is read. */
function prepare({ knowledge }: PipelineParts): void {
  Promise.all([knowledge(), import('./write-batch.ts')]).catch(() => {});
}

/** What knows actors and techniques is loaded only when a feed has changed: in most passes none has. */
async function write(
  collected: readonly Collected[],
  { store, knowledge, config, improver, now }: PipelineParts,
  since: Date | undefined,
): Promise<Written> {
  if (collected.every(({ stories }) => stories.length === 0)) {
    await store.transaction(async (tx) => {
      for (const { state } of collected) await tx.feeds.saveState(state);
    });
    return { stories: 0, briefings: 0, deliveries: 0, owed: [] };
  }
  const { writeBatch } = await import('./write-batch.ts');
  return writeBatch(collected, {
    store,
    knowledge: await knowledge(),
    watch: config.watch,
    now: now(),
    newsFrom: since ?? new Date(now().getTime() - DAY_MS),
    improvingMs: improver?.withinMs ?? 0,
  });
}

/** The stories that were never seen, teasers that name an actor with the text of their page. */
async function keepFresh(
  stories: readonly Story[],
  { store, outbound, reader, config, knowledge, now }: PipelineParts,
  signal: AbortSignal,
): Promise<readonly Story[]> {
  const isWorth = async (story: Story) => {
    const { namesActor } = await import('./knowledge.ts');
    return withPauses(namesActor(await knowledge(), story));
  };
  const limitBytes = config.limits.articleBytes;
  const fresh = await store.stories.unseen(stories);
  return completeStories(fresh, { outbound, reader, limitBytes, isWorth, now: now(), signal });
}
