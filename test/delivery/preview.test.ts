import { expect, it } from 'vitest';
import { previewSubscription } from '../../src/delivery/preview.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aSubscription } from '../support/a-subscription.ts';

it('tells what a subscription would have posted in the last 30 days', () => {
  const now = new Date('2024-12-24T12:00:00Z');
  const recent = aBriefing({ id: 'recent', createdAt: '2024-12-01T00:00:00.000Z' });
  const old = aBriefing({ id: 'old', createdAt: '2024-11-01T00:00:00.000Z' });
  const familyOf = (id: string) => [id, 'tradertraitor'];
  const preview = (actors: readonly string[]) =>
    previewSubscription(
      aSubscription({ actors }),
      [recent, old],
      actors.includes('apt28') ? (id) => [id] : familyOf,
      now,
    );
  expect(preview(['lazarus-group']).map(({ id }) => id)).toEqual(['recent']);
  expect(preview(['apt28'])).toEqual([]);
});
