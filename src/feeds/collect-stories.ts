import { setMaxListeners } from 'node:events';
import { AppError } from '../errors.ts';
import type { Collected, Feed, FeedFault, FeedState } from '../model/feed.ts';
import type { Story } from '../model/story.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { type FetchLimits, fetchFeed } from './fetch-feed.ts';
import { type CheckHints, nextCheckAt } from './next-check.ts';
import { oldestFirst } from './oldest-first.ts';
import { publicationDates } from './publication-dates.ts';
import type { Reader } from './reader.ts';
import { withCheck } from './recent-checks.ts';
import { runSpread } from './run-spread.ts';

/** They wait for their servers most of the time. */
const FEEDS_AT_A_TIME = 64;
const FEEDS_PER_HOST = 4;
/** Feeds without news wait for company, up to so many: each batch is written in a transaction of its own. */
const MOST_HELD = 100;
/** What is written at a time: other work with the store waits for that long. */
const BATCH = { feeds: 4, stories: 25 };

export interface CollectTools {
  readonly outbound: Outbound;
  readonly reader: Reader;
  readonly now: () => Date;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
  /** What becomes of a feed's stories before they are yielded: it takes its time beside the other feeds. */
  readonly refine?: (stories: readonly Story[]) => Promise<readonly Story[]>;
}

interface DueFeed {
  readonly feed: Feed;
  readonly state?: FeedState;
}

/**
 * Reads the feeds that are due, and yields what arrives as it arrives, so that a feed that hangs delays nobody else's
 * stories; a feed with many stories comes in several pieces. A failure is a value; feeds cut off by the signal are left out
 * and stay due.
 */
export async function* collectStories(
  records: readonly DueFeed[],
  tools: CollectTools,
): AsyncGenerator<readonly Collected[]> {
  // Each request in hand listens for the end of the pass.
  setMaxListeners(2 * FEEDS_AT_A_TIME, tools.signal);
  const spread = { atATime: FEEDS_AT_A_TIME, perGroup: FEEDS_PER_HOST, groupOf: hostOf, batch: BATCH.feeds };
  let held: readonly Collected[] = [];
  for await (const batch of runSpread(records, spread, (record) => collectOne(record, tools))) {
    held = [...held, ...batch];
    if (held.length < MOST_HELD && held.every(({ outcome }) => outcome === 'unchanged')) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}

async function collectOne(due: DueFeed, tools: CollectTools): Promise<readonly Collected[]> {
  const collected = tools.signal.aborted ? undefined : await checkOne(due, tools);
  return collected ? inPieces({ ...collected, state: withCheck(collected, due.state) }) : [];
}

function inPieces(collected: Collected): readonly Collected[] {
  const stories = oldestFirst(collected.stories);
  const count = Math.max(1, Math.ceil(stories.length / BATCH.stories));
  return Array.from({ length: count }, (_, index) => ({
    ...collected,
    stories: stories.slice(index * BATCH.stories, (index + 1) * BATCH.stories),
    continues: index < count - 1,
  }));
}

async function checkOne({ feed, state }: DueFeed, tools: CollectTools): Promise<Collected | undefined> {
  const now = tools.now();
  const firstSight = state?.lastChangedAt === undefined;
  const failed = (error: unknown, hints: Partial<CheckHints> = {}): Collected => ({
    feed,
    outcome: 'failed',
    state: afterFailure(feed, state, now, faultOf(error), hints),
    stories: [],
    firstSight,
    continues: false,
  });
  try {
    const fetched = await fetchFeed(feed, state, { ...tools, now });
    if (fetched.kind === 'refused') return failed(fetched.error, fetched.hints);
    if (fetched.kind === 'not-modified') {
      const { lastError: _, ...kept } = state ?? {};
      const unchanged = { ...kept, ...checked(feed, now, fetched.hints) };
      return { feed, outcome: 'unchanged', state: unchanged, stories: [], firstSight, continues: false };
    }
    const { body, contentType, cutAt } = fetched;
    const { channel, stories } = await tools.reader.stories(feed, body, contentType, now, cutAt);
    const hints = { ...fetched.hints, ...(channel.ttlMs && { ttlMs: channel.ttlMs }) };
    const newestEntryAt = newest(stories, state?.newestEntryAt);
    const changed = {
      ...checked(feed, now, hints),
      ...fetched.validators,
      ...(cutAt !== undefined && { cutAt }),
      lastChangedAt: now,
      ...(newestEntryAt && { newestEntryAt }),
      recentDates: publicationDates(stories, state?.recentDates),
    };
    const refined = tools.refine ? await tools.refine(stories) : stories;
    return { feed, outcome: 'changed', state: changed, stories: refined, firstSight, continues: false };
  } catch (error) {
    return tools.signal.aborted ? undefined : failed(error);
  }
}

function checked(feed: Feed, now: Date, hints: Partial<CheckHints>) {
  return { feedId: feed.id, lastCheckedAt: now, failures: 0, nextCheckAt: plan(feed, now, hints, 0) };
}

function afterFailure(
  feed: Feed,
  state: FeedState | undefined,
  now: Date,
  lastError: FeedFault,
  hints: Partial<CheckHints>,
): FeedState {
  const failures = (state?.failures ?? 0) + 1;
  const nextCheckAt = plan(feed, now, hints, failures);
  return { ...state, feedId: feed.id, lastCheckedAt: now, failures, lastError, nextCheckAt };
}

function plan(feed: Feed, now: Date, hints: Partial<CheckHints>, failures: number): Date {
  return nextCheckAt(now, { ...hints, ...(feed.everyMs && { everyMs: feed.everyMs }), failures });
}

function faultOf(error: unknown): FeedFault {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: 'FEED_UNREADABLE', message: error instanceof Error ? error.message : String(error) };
}

function newest(stories: readonly Story[], before: Date | undefined): Date | undefined {
  return stories.reduce((latest, { publishedAt }) => (!latest || publishedAt > latest ? publishedAt : latest), before);
}

function hostOf({ feed }: DueFeed): string {
  return URL.canParse(feed.url) ? new URL(feed.url).host : feed.url;
}
