import type { Delivery } from '../../src/model/delivery.ts';

/** The first briefing of an incident, owed to a channel at once. */
export function aDelivery(overrides: Partial<Delivery> = {}): Delivery {
  return {
    key: 'inc-1/1@slack:T1/C1',
    channel: { adapter: 'slack', id: 'T1/C1' },
    incidentId: 'inc-1',
    briefingId: 'b1',
    revision: 1,
    reason: 'You get this because this channel follows Lazarus Group.',
    state: 'due',
    attempts: 0,
    nextTryAt: new Date('2024-12-24T12:00:00Z'),
    ...overrides,
  };
}
