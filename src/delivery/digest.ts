import { channelKey } from '../channel-key.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Channel } from '../model/delivery.ts';
import { nextTime, parseTime } from './zoned-time.ts';

const PACE = /^(?<kind>daily|weekly)(?: (?<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun))? (?<time>\d\d:\d\d)$/;

/** A post of several briefings: `key` is what its deliveries share and what the post is known by. */
export interface Digest {
  readonly key: string;
  readonly at: Date;
}

/** The next digest of `daily 09:00` or `weekly Mon 09:00`; undefined for `immediate`. */
export function nextDigest(channel: Channel, pace: string, timezone: string, now: Date): Digest | undefined {
  const { kind, weekday, time } = PACE.exec(pace)?.groups ?? {};
  if (!kind || !time) return undefined;
  const at = nextTime(now, parseTime(time), timezone, kind === 'weekly' ? weekday : undefined);
  return { key: `${kind}/${at.toISOString()}@${channelKey(channel)}`, at };
}

/** What is left over when a channel got its fill: one post when there is room again. */
export function burstDigest(channel: Channel, at: Date): Digest {
  return { key: `burst/${at.toISOString()}@${channelKey(channel)}`, at };
}

/** The heading of a digest post. */
export function digestTitle(key: string, briefings: readonly Briefing[], postsPerHour: number): string {
  const count = briefings.length === 1 ? '1 briefing' : `${briefings.length} briefings`;
  if (key.startsWith('burst/')) return `${count} in one post: this channel had ${postsPerHour} within an hour`;
  return `${key.startsWith('weekly/') ? 'This week' : 'Today'}: ${count}`;
}
