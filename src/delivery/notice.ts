import { channelKey } from '../channel-key.ts';
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
