import type { Feed, FeedState } from '../model/feed.ts';
import { shownUrl } from '../outbound/shown-url.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Failures in a row that are no mere hitch. */
const MANY_FAILURES = 5;
/** What does not mend by itself is told at once. */
const GRAVE: ReadonlySet<string> = new Set(['FEED_IS_HTML', 'OUTBOUND_CERTIFICATE']);
/** Holidays are no silence. */
const LEAST_SILENCE_DAYS = 7;
/** Publication dates from which a habit can be told. */
const LEAST_DATES = 6;

export type FeedTrouble = 'unreadable' | 'moved' | 'cut' | 'silent';

export interface FeedNews {
  /** What has been told of the feed once `lines` are. */
  readonly told: readonly FeedTrouble[];
  /** A sentence each. */
  readonly lines: readonly string[];
}

/** What there is to tell of a feed of which `told` is known already: each trouble once, and once that it is over. */
export function feedNews(feed: Feed, state: FeedState, told: readonly FeedTrouble[], now: Date): FeedNews {
  const known = (trouble: FeedTrouble) => told.includes(trouble);
  if (state.failures > 0) {
    // Whether it moved or is silent cannot be seen meanwhile.
    if (known('unreadable') || !isLasting(state)) return { told, lines: [] };
    return { told: [...told, 'unreadable'], lines: [unreadable(feed, state)] };
  }
  const { movedTo, cutAt } = state;
  const silence = silenceOf(state, now);
  return {
    told: [
      ...(movedTo ? (['moved'] as const) : []),
      ...(cutAt ? (['cut'] as const) : []),
      ...(silence ? (['silent'] as const) : []),
    ],
    lines: [
      ...(known('unreadable') ? [`${feed.name} can be read again.`] : []),
      ...(movedTo && !known('moved') ? [moved(feed, movedTo)] : []),
      ...(cutAt && !known('cut') ? [cut(feed, cutAt)] : []),
      ...(!cutAt && known('cut') ? [`${feed.name} is read whole again.`] : []),
      ...(silence && !known('silent')
        ? [`${feed.name} has been silent for ${silence}. See ${shownUrl(feed.url)}.`]
        : []),
      ...(!silence && known('silent') ? [`${feed.name} publishes again.`] : []),
    ],
  };
}

function isLasting({ failures, lastError }: FeedState): boolean {
  return failures >= MANY_FAILURES || GRAVE.has(lastError?.code ?? '');
}

function unreadable({ name }: Feed, { failures, lastError }: FeedState): string {
  const times = failures === 1 ? '' : ` (${failures} times in a row)`;
  return `${name} cannot be read${times}: ${lastError?.message ?? 'no reason is known.'}`;
}

function moved({ id, name }: Feed, movedTo: string): string {
  const address = shownUrl(movedTo);
  return `${name} has moved for good to ${address}. It is still read by way of its old address; to change that: \`feeds add ${address}\`, then \`feeds remove ${id}\`.`;
}

function cut({ name }: Feed, cutAt: number): string {
  return `${name} sends more than ${cutAt} bytes: entries behind them are not read. To read more, raise \`limits.feedBytes\`.`;
}

/** For how long a feed has been silent, in words, when that is more than twice the feed's longest pause but one. */
export function silenceOf({ recentDates = [] }: FeedState, now: Date): string | undefined {
  const [newest] = recentDates;
  if (!newest || recentDates.length < LEAST_DATES) return undefined;
  const pauses = recentDates.slice(1).map((date, at) => daysBetween(date, recentDates[at] ?? date));
  // The longest may be a single old entry that is pinned, or a summer.
  const usual = pauses.sort((a, b) => b - a)[1] ?? 0;
  const days = daysBetween(newest, now);
  if (days <= Math.max(2 * usual, LEAST_SILENCE_DAYS)) return undefined;
  return `${Math.floor(days)} days; before, it paused for ${Math.max(1, Math.ceil(usual))} at most`;
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY_MS;
}
