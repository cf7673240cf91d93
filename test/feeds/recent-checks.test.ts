import { expect, it } from 'vitest';
import { withCheck } from '../../src/feeds/recent-checks.ts';
import type { FeedState } from '../../src/model/feed.ts';

const BASE = { feedId: 'wire', nextCheckAt: new Date('2024-12-24T12:00:00Z'), failures: 0 };

function checkedAt(minute: number, rest: Partial<FeedState> = {}): FeedState {
  return { ...BASE, lastCheckedAt: new Date(Date.UTC(2024, 11, 24, 10, minute)), ...rest };
}

it('keeps the last ten checks, newest first, and why one failed', () => {
  let state: FeedState | undefined;
  for (let minute = 0; minute < 12; minute += 1) {
    state = withCheck({ outcome: minute % 2 === 0 ? 'changed' : 'unchanged', state: checkedAt(minute) }, state);
  }
  const lastError = { code: 'FEED_IS_HTML', message: 'It is a web page.' };
  state = withCheck({ outcome: 'failed', state: checkedAt(12, { failures: 1, lastError }) }, state);
  expect(state.checks).toHaveLength(10);
  expect(state.checks?.[0]).toEqual({ at: '2024-12-24T10:12:00.000Z', outcome: 'failed', code: 'FEED_IS_HTML' });
  expect(state.checks?.[1]).toEqual({ at: '2024-12-24T10:11:00.000Z', outcome: 'unchanged' });
  expect(state.checks?.[9]?.at).toBe('2024-12-24T10:03:00.000Z');
});
