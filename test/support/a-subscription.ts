import type { Subscription } from '../../src/model/delivery.ts';

/** A channel that follows Lazarus Group, with all else as it is by default. */
export function aSubscription(overrides: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    channel: { adapter: 'slack', id: 'T1/C1' },
    actors: ['lazarus-group'],
    countries: [],
    sectors: [],
    techniques: [],
    cves: [],
    words: [],
    everything: false,
    minRole: 'suspected',
    minConfidence: 'low',
    minPriority: 'low',
    pace: 'immediate',
    timezone: 'UTC',
    snoozed: {},
    createdBy: 'ann',
    createdAt: new Date('2024-12-01T00:00:00Z'),
    ...overrides,
  };
}
