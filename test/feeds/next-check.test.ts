import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintsOf, nextCheckAt } from '../../src/feeds/next-check.ts';

const NOW = new Date('2024-05-06T12:00:00Z');
const MINUTE = 60_000;
const minutes = (hints: Partial<Parameters<typeof nextCheckAt>[1]>): number =>
  (nextCheckAt(NOW, { failures: 0, ...hints }).getTime() - NOW.getTime()) / MINUTE;

describe('nextCheckAt', () => {
  it.each([
    ['nothing is known', {}, 15],
    ['the publisher asks for an hour', { maxAgeMs: 60 * MINUTE }, 60],
    ['the feed names a time to live', { ttlMs: 90 * MINUTE }, 90],
    ['the publisher asks for a week', { maxAgeMs: 7 * 24 * 60 * MINUTE }, 24 * 60],
    ['the operator wants it every ten minutes', { everyMs: 10 * MINUTE, maxAgeMs: 60 * MINUTE }, 10],
    ['the operator wants it every second', { everyMs: 1000 }, 5],
    ['the server says when', { everyMs: 10 * MINUTE, retryAfterMs: 120 * MINUTE, failures: 1 }, 120],
    ['it failed once', { failures: 1 }, 30],
    ['it failed three times', { failures: 3 }, 120],
    ['it has failed for days', { failures: 500 }, 24 * 60],
  ])('%s', (_, hints, wanted) => expect(minutes(hints)).toBe(wanted));

  it('stays between 5 minutes and 24 hours whatever the hints', () => {
    const hint = fc.option(fc.integer({ min: 0, max: 2 ** 50 }), { nil: undefined });
    fc.assert(
      fc.property(hint, hint, hint, fc.nat(), (maxAgeMs = 0, ttlMs = 0, retryAfterMs = 0, failures) => {
        const wait = minutes({ maxAgeMs, ttlMs, retryAfterMs, failures });
        expect(wait).toBeGreaterThanOrEqual(5);
        expect(wait).toBeLessThanOrEqual(24 * 60);
      }),
    );
  });
});

describe('hintsOf', () => {
  it.each([
    [{ 'cache-control': 'public, max-age=3600' }, { maxAgeMs: 3_600_000 }],
    [{ 'cache-control': 's-maxage=60' }, {}],
    [{ 'retry-after': '120' }, { retryAfterMs: 120_000 }],
    [{ 'retry-after': 'Mon, 06 May 2024 12:10:00 GMT' }, { retryAfterMs: 600_000 }],
    [{ 'retry-after': 'Mon, 06 May 2024 11:00:00 GMT' }, { retryAfterMs: 0 }],
    [{ 'retry-after': 'soon' }, {}],
    [{}, {}],
  ])('%j', (headers, hints) => expect(hintsOf(headers as Record<string, string>, NOW)).toEqual(hints));
});
