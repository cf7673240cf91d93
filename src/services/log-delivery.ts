import type { DeliveryEvent } from '../delivery/deliver.ts';
import type { Logger } from '../logger.ts';

/** What an operator may want to know of a delivery. */
export function logDelivery(log: Logger, event: DeliveryEvent): void {
  switch (event.kind) {
    case 'parked-channel':
      log.warn(event.parked, 'channel parked');
      break;
    case 'failed':
      log.warn(
        { key: event.delivery.key, attempts: event.delivery.attempts, failure: event.failure },
        'delivery failed',
      );
      break;
    case 'parked-delivery':
      log.warn({ key: event.delivery.key }, 'delivery parked');
      break;
    case 'possible-duplicate':
      log.warn({ key: event.delivery.key }, 'delivery may stand twice');
      break;
  }
}
