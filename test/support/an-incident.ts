import type { Incident } from '../../src/model/incident.ts';

export function anIncident(overrides: Partial<Incident> = {}): Incident {
  return {
    id: 'inc-1',
    storyIds: ['story-wire'],
    openedAt: new Date('2024-12-24T12:00:00.000Z'),
    updatedAt: new Date('2024-12-24T12:00:00.000Z'),
    keys: ['victim:dmm bitcoin'],
    ...overrides,
  };
}
