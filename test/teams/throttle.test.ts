import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdapterError } from '../../adapters/contract.ts';
import { createThrottle, PER_CONVERSATION, PER_TENANT } from '../../adapters/teams/throttle.ts';
import { toFailure } from '../../adapters/teams/to-failure.ts';

describe('the throttle', () => {
  it('keeps every window, whatever is asked when', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 5 })), { maxLength: 300 }),
        (asked) => {
          let now = 0;
          const throttle = createThrottle(
            () => new Date(now),
            () => 0.5,
          );
          const taken: { readonly at: number; readonly conversation: number }[] = [];
          for (const [ms, conversation] of asked) {
            now += ms;
            if (throttle.take(`c-${conversation}`, 'tenant') === 0) taken.push({ at: now, conversation });
          }
          for (const { at, conversation } of taken) {
            const within = (ms: number) => taken.filter((other) => other.at > at - ms && other.at <= at);
            for (const { posts, ms } of PER_CONVERSATION) {
              expect(within(ms).filter((other) => other.conversation === conversation).length).toBeLessThanOrEqual(
                posts,
              );
            }
            for (const { posts, ms } of PER_TENANT) expect(within(ms).length).toBeLessThanOrEqual(posts);
          }
        },
      ),
    );
  });

  it('has room after the wait that it names', () => {
    let now = 0;
    const throttle = createThrottle(
      () => new Date(now),
      () => 0.5,
    );
    while (throttle.take('c', 't') === 0);
    now += throttle.take('c', 't');
    expect(throttle.take('c', 't')).toBe(0);
  });

  it('stays away longer after each refusal, never less than asked, and begins anew after a success', () => {
    const throttle = createThrottle(
      () => new Date(0),
      () => 1,
    );
    expect([1, 2, 3].map(() => throttle.refused('c', 0))).toEqual([2_000, 4_000, 8_000]);
    expect(throttle.refused('c', 60_000)).toBe(60_000);
    throttle.accepted('c');
    expect(throttle.refused('c', 0)).toBe(2_000);
  });
});

describe('failures of the connector', () => {
  const header = (value: string) => ({ headers: { get: () => value } });
  it.each<[object, object]>([
    [
      { statusCode: 429, response: header('7') },
      { kind: 'rate-limited', retryAfterMs: 7_000 },
    ],
    [{ statusCode: 412 }, { kind: 'rate-limited', retryAfterMs: 5_000 }],
    [{ statusCode: 500 }, { kind: 'unavailable' }],
    [{ statusCode: 502 }, { kind: 'unavailable' }],
    [{ statusCode: 504 }, { kind: 'unavailable' }],
    [{ code: 'ECONNREFUSED' }, { kind: 'unavailable' }],
    [{ statusCode: 401 }, { kind: 'unauthorized' }],
    [{ statusCode: 403, body: { error: { code: 'MessageWritesBlocked' } } }, { kind: 'channel-gone' }],
    [{ statusCode: 403, details: { subCode: 'MessageWritesBlocked' } }, { kind: 'channel-gone' }],
    [{ statusCode: 403, code: 'ConversationBlockedByUser' }, { kind: 'channel-gone' }],
    [{ statusCode: 403, body: { error: { code: 'BotDisabledByAdmin' } } }, { kind: 'channel-gone' }],
    [{ statusCode: 403, body: { error: { code: 'BotNotInConversationRoster' } } }, { kind: 'channel-gone' }],
    [
      { statusCode: 403, body: { error: { code: 'NotEnoughPermissions' } } },
      { kind: 'rejected', reason: 'NotEnoughPermissions' },
    ],
    [{ statusCode: 403 }, { kind: 'rejected', reason: 'http_403' }],
    [{ statusCode: 404, body: { error: { code: 'ConversationNotFound' } } }, { kind: 'channel-gone' }],
    [{ statusCode: 404 }, { kind: 'channel-gone' }],
    [
      { statusCode: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } },
      { kind: 'rejected', reason: 'ActivityNotFoundInConversation' },
    ],
    [{ statusCode: 410 }, { kind: 'channel-gone' }],
    [{ statusCode: 503 }, { kind: 'unavailable' }],
    [{ statusCode: 413 }, { kind: 'too-large' }],
    [
      { statusCode: 400, body: { error: { code: 'BadSyntax' } } },
      { kind: 'rejected', reason: 'BadSyntax' },
    ],
  ])('%j is %j', (error, failure) => {
    expect(toFailure(error).failure).toEqual(failure);
  });

  it('is told once', () => {
    const known = new AdapterError('teams', { kind: 'too-large' });
    expect(toFailure(known)).toBe(known);
  });
});
