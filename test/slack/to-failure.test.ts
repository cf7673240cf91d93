import { describe, expect, it } from 'vitest';
import { toFailure } from '../../adapters/slack/to-failure.ts';

const refused = (error: string) => ({ code: 'slack_webapi_platform_error', data: { ok: false, error } });

describe('what Slack says when it fails', () => {
  it.each([
    [
      { code: 'slack_webapi_rate_limited_error', retryAfter: 7 },
      { kind: 'rate-limited', retryAfterMs: 7_000 },
    ],
    [refused('ratelimited'), { kind: 'rate-limited', retryAfterMs: 30_000 }],
    [refused('channel_not_found'), { kind: 'channel-gone' }],
    [refused('not_in_channel'), { kind: 'channel-gone' }],
    [refused('is_archived'), { kind: 'channel-gone' }],
    [refused('token_revoked'), { kind: 'unauthorized' }],
    [refused('missing_scope'), { kind: 'unauthorized' }],
    [refused('msg_blocks_too_long'), { kind: 'too-large' }],
    [refused('internal_error'), { kind: 'unavailable' }],
    [refused('invalid_blocks'), { kind: 'rejected', reason: 'invalid_blocks' }],
    [{ code: 'slack_webapi_http_error', statusCode: 502 }, { kind: 'unavailable' }],
    [
      { code: 'slack_webapi_http_error', statusCode: 404 },
      { kind: 'rejected', reason: 'http_404' },
    ],
    [{ code: 'slack_webapi_request_error' }, { kind: 'unavailable' }],
    [new TypeError('anything else'), { kind: 'unavailable' }],
  ])('%j is told by its code', (error, failure) => expect(toFailure(error).failure).toEqual(failure));
});
