import type { Failure } from '../../adapters/contract.ts';
import type { Delivery } from '../model/delivery.ts';

const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** With these waits a platform may be away for a day before its posts are parked. */
const MOST_TRIES = { unavailable: 60, refused: 3 };
/** From here on it may be the post and not the platform: others need not wait for it. */
const SUSPECT_AFTER = 4;

export interface Aftermath {
  readonly delivery: Delivery;
  /** The whole channel waits until then. */
  readonly channelWaitsUntil?: Date;
  /** Nothing will get through to this channel before somebody mends it. */
  readonly parkChannel?: true;
}

/** What follows from a failed try. `random` (0 to 1) spreads tries, so that many do not come back at once. */
export function afterFailure(delivery: Delivery, failure: Failure, now: Date, random: number): Aftermath {
  const inDoubt = delivery.inDoubt || failure.kind === 'unavailable';
  const failed = { ...delivery, lastFailure: failure.kind, ...(inDoubt ? { inDoubt } : {}) };
  switch (failure.kind) {
    case 'rate-limited': {
      const nextTryAt = new Date(now.getTime() + failure.retryAfterMs);
      // Being told to wait is no try.
      return { delivery: { ...failed, attempts: delivery.attempts - 1, nextTryAt }, channelWaitsUntil: nextTryAt };
    }
    case 'unavailable': {
      const waiting = postpone(failed, MOST_TRIES.unavailable, now, random);
      if (waiting.state === 'parked' || delivery.attempts > SUSPECT_AFTER) return { delivery: waiting };
      return { delivery: waiting, channelWaitsUntil: waiting.nextTryAt };
    }
    case 'unauthorized':
    case 'channel-gone':
      return { delivery: { ...failed, state: 'parked' }, parkChannel: true };
    case 'too-large':
      return { delivery: postpone(failed, MOST_TRIES.refused, now, random) };
    case 'rejected':
      return {
        delivery: postpone({ ...failed, lastFailure: `rejected: ${failure.reason}` }, MOST_TRIES.refused, now, random),
      };
  }
}

function postpone(delivery: Delivery, mostTries: number, now: Date, random: number): Delivery {
  if (delivery.attempts >= mostTries) return { ...delivery, state: 'parked' };
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (delivery.attempts - 1), LONGEST_WAIT_MS);
  return { ...delivery, nextTryAt: new Date(now.getTime() + wait * (0.5 + random / 2)) };
}
