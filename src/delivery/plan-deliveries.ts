import { channelKey } from '../channel-key.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Channel, Delivery, Subscription } from '../model/delivery.ts';
import { type Digest, nextDigest } from './digest.ts';
import { type FamilyOf, type Followed, follows } from './follows.ts';
import { quietUntil } from './quiet-hours.ts';

interface Match {
  readonly subscription: Subscription;
  readonly followed: Followed;
}

/**
 * Which channels are owed this briefing, when and why: those that follow what it tells, and those that followed what the
 * previous revision told (so that a correction reaches them). One delivery per channel, however many subscriptions match.
 */
export function planDeliveries(
  briefing: Briefing,
  previous: Briefing | undefined,
  subscriptions: readonly Subscription[],
  familyOf: FamilyOf,
  now: Date,
): readonly Delivery[] {
  const byChannel = new Map<string, [Match, ...Match[]]>();
  for (const subscription of subscriptions) {
    const followed =
      follows(subscription, briefing, familyOf, now) ?? (previous && follows(subscription, previous, familyOf, now));
    if (!followed) continue;
    const key = channelKey(subscription.channel);
    const match = { subscription, followed };
    byChannel.set(key, [...(byChannel.get(key) ?? []), match] as [Match, ...Match[]]);
  }
  return [...byChannel.values()].map((matches) => planOne(briefing, matches, now));
}

function planOne(briefing: Briefing, matches: readonly [Match, ...Match[]], now: Date): Delivery {
  const { channel } = matches[0].subscription;
  const critical = briefing.priority.level === 'critical';
  const mention = critical ? matches.find(({ subscription }) => subscription.mentionOnCritical) : undefined;
  const times = matches.map(({ subscription }) => timeFor(channel, subscription, critical, now));
  const first = times.reduce((earliest, time) => (time.at < earliest.at ? time : earliest));
  return {
    key: `${briefing.incidentId}/${briefing.revision}@${channelKey(channel)}`,
    channel,
    incidentId: briefing.incidentId,
    briefingId: briefing.id,
    revision: briefing.revision,
    reason: reasonOf(matches),
    state: 'due',
    attempts: 0,
    nextTryAt: first.at,
    ...(first.key === undefined ? {} : { digest: first.key }),
    ...(mention?.subscription.mentionOnCritical ? { mention: mention.subscription.mentionOnCritical } : {}),
  };
}

/** A critical briefing waits neither for a digest nor for the morning. */
function timeFor(
  channel: Channel,
  { pace, timezone, quietHours }: Subscription,
  critical: boolean,
  now: Date,
): Partial<Digest> & { readonly at: Date } {
  if (critical) return { at: now };
  const digest = nextDigest(channel, pace, timezone, now);
  if (digest) return digest;
  return { at: (quietHours && quietUntil(quietHours, timezone, now)) || now };
}

function reasonOf(matches: readonly Match[]): string {
  const followed = [...new Set(matches.map((match) => match.followed.what))].join(' and ');
  const stops = [...new Set(matches.map((match) => match.followed.stop))].join(' · ');
  return `You get this because this channel follows ${followed}. Stop: ${stops}`;
}
