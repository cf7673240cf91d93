import type { Insertable, Selectable } from 'kysely';
import { channelKey, parseChannelKey } from '../channel-key.ts';
import type { Channel, Delivery, ParkedChannel } from '../model/delivery.ts';
import type { Tables } from './schema.ts';

/** A delivery as its row. */
export function toRow(delivery: Delivery): Insertable<Tables['deliveries']> {
  return {
    key: delivery.key,
    channel: channelKey(delivery.channel),
    incident_id: delivery.incidentId,
    briefing_id: delivery.briefingId,
    revision: delivery.revision,
    reason: delivery.reason,
    state: delivery.state,
    attempts: delivery.attempts,
    next_try_at: delivery.nextTryAt.toISOString(),
    last_failure: delivery.lastFailure ?? null,
    in_doubt: delivery.inDoubt ? 1 : 0,
    receipt_id: delivery.receiptId ?? null,
    sent_at: delivery.sentAt?.toISOString() ?? null,
    root: delivery.root ? 1 : 0,
    digest: delivery.digest ?? null,
    mention: delivery.mention ?? null,
    notice: delivery.notice ?? null,
  };
}

/** The inverse of `toRow`. */
export function toDelivery(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    key: row.key,
    channel: toChannel(row.channel),
    incidentId: row.incident_id,
    briefingId: row.briefing_id,
    revision: row.revision,
    reason: row.reason,
    state: row.state as Delivery['state'],
    attempts: row.attempts,
    nextTryAt: new Date(row.next_try_at),
    ...(row.last_failure === null ? {} : { lastFailure: row.last_failure }),
    ...(row.in_doubt ? { inDoubt: true } : {}),
    ...(row.receipt_id === null ? {} : { receiptId: row.receipt_id }),
    ...(row.sent_at === null ? {} : { sentAt: new Date(row.sent_at) }),
    ...(row.root ? { root: true } : {}),
    ...(row.digest === null ? {} : { digest: row.digest }),
    ...(row.mention === null ? {} : { mention: row.mention }),
    ...(row.notice === null ? {} : { notice: row.notice }),
  };
}

/** The row of a channel that is parked. */
export function toParked(row: Selectable<Tables['channels']>): ParkedChannel {
  return {
    channel: toChannel(row.key),
    reason: row.parked_reason ?? '',
    since: new Date(row.parked_since ?? 0),
  };
}

/** Keys in the store were made by `channelKey`, so they can be taken apart again. */
function toChannel(key: string): Channel {
  return parseChannelKey(key) ?? { adapter: key, id: '' };
}
