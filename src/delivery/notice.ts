import { channelKey } from '../channel-key.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Channel, Delivery } from '../model/delivery.ts';

/** Words of Sitrep's own, owed to a channel at once. `about` names the occasion: nothing is owed twice on the same. */
export function planNotice(channel: Channel, about: string, text: string, now: Date): Delivery {
  return {
    key: `notice/${about}@${channelKey(channel)}`,
    channel,
    incidentId: '',
    briefingId: '',
    revision: 0,
    reason: '',
    state: 'due',
    attempts: 0,
    nextTryAt: now,
    notice: text,
  };
}

/** Owed to each channel of these deliveries, all of one incident: its message there says that another briefing tells the event now. */
export function planMoved(posted: readonly Delivery[], from: Briefing, into: Briefing, now: Date): readonly Delivery[] {
  const revision = from.revision + 1;
  const text = `“${from.headline}” and “${into.headline}” are one event: from now on it is told there.`;
  const channels = new Map(posted.map(({ channel }) => [channelKey(channel), channel]));
  return [...channels.values()].map((channel) => ({
    ...planNotice(channel, '', text, now),
    key: `${from.incidentId}/${revision}>${into.incidentId}@${channelKey(channel)}`,
    incidentId: from.incidentId,
    briefingId: into.id,
    revision,
  }));
}
