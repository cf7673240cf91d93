import { AdapterError, type Failure } from '../contract.ts';
import { NAME } from './address.ts';

const DEFAULT_WAIT_S = 30;

/** Slack's own codes, by what they mean to us. Any other is a rejection of this one message. */
const KINDS: Readonly<Record<string, Failure['kind']>> = {
  channel_not_found: 'channel-gone',
  not_in_channel: 'channel-gone',
  is_archived: 'channel-gone',
  user_not_found: 'channel-gone',
  restricted_action: 'channel-gone',
  restricted_action_read_only_channel: 'channel-gone',
  token_revoked: 'unauthorized',
  token_expired: 'unauthorized',
  invalid_auth: 'unauthorized',
  not_authed: 'unauthorized',
  account_inactive: 'unauthorized',
  missing_scope: 'unauthorized',
  no_permission: 'unauthorized',
  not_allowed_token_type: 'unauthorized',
  team_access_not_granted: 'unauthorized',
  msg_too_long: 'too-large',
  msg_blocks_too_long: 'too-large',
  ratelimited: 'rate-limited',
  rate_limited: 'rate-limited',
  message_limit_exceeded: 'rate-limited',
  internal_error: 'unavailable',
  fatal_error: 'unavailable',
  service_unavailable: 'unavailable',
  request_timeout: 'unavailable',
};

/** The parts of the SDK's errors that tell what happened. */
interface SlackErrorLike {
  readonly code?: string;
  readonly retryAfter?: number;
  readonly statusCode?: number;
  readonly data?: { readonly error?: string };
}

/** Translates whatever the SDK threw, by its codes. */
export function toFailure(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  return new AdapterError(NAME, failureOf(error as SlackErrorLike), { cause: error });
}

function failureOf({ code, retryAfter, statusCode = 0, data }: SlackErrorLike): Failure {
  switch (code) {
    case 'slack_webapi_rate_limited_error':
      return rateLimited(retryAfter);
    case 'slack_webapi_platform_error':
      return named(data?.error ?? 'unknown_error');
    case 'slack_webapi_http_error':
      if (statusCode === 429) return rateLimited(retryAfter);
      return statusCode >= 500 ? { kind: 'unavailable' } : { kind: 'rejected', reason: `http_${statusCode}` };
    default:
      return { kind: 'unavailable' };
  }
}

function named(reason: string): Failure {
  const kind = KINDS[reason] ?? 'rejected';
  if (kind === 'rejected') return { kind, reason };
  return kind === 'rate-limited' ? rateLimited(undefined) : { kind };
}

function rateLimited(seconds = DEFAULT_WAIT_S): Failure {
  return { kind: 'rate-limited', retryAfterMs: seconds * 1_000 };
}
