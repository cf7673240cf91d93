import { AdapterError, type Failure } from '../contract.ts';
import { NAME } from './address.ts';

const SECOND_MS = 1_000;
const DEFAULT_WAIT_MS = 5 * SECOND_MS;

/** Codes after which nothing gets through before the app is installed, unblocked or allowed again. */
const GONE: ReadonlySet<string> = new Set([
  'MessageWritesBlocked',
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationNotFound',
]);
/** It is the message that is gone, not the conversation. */
const MESSAGE_GONE = 'ActivityNotFoundInConversation';

/** What the login says of an app or a secret that it does not take: OAuth's own codes. */
const REFUSED_BY_LOGIN: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client', 'access_denied']);

interface ErrorBody {
  readonly subCode?: string;
  readonly error?: { readonly code?: string; readonly subCode?: string };
}

/** The parts of the SDK's errors that tell what happened. */
interface RestErrorLike {
  readonly statusCode?: number;
  readonly code?: string;
  /** Of the login. */
  readonly errorCode?: string;
  readonly body?: ErrorBody;
  readonly details?: ErrorBody;
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

/** Translates whatever the SDK threw, by status and code. */
export function toFailure(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  return new AdapterError(NAME, failureOf(error as RestErrorLike), { cause: error });
}

function failureOf(error: RestErrorLike): Failure {
  if (REFUSED_BY_LOGIN.has(error.errorCode ?? '')) return { kind: 'unauthorized' };
  switch (error.statusCode) {
    case 401:
      return { kind: 'unauthorized' };
    // Written to by somebody else at that moment: not taken, and welcome again.
    case 412:
    case 429:
      return { kind: 'rate-limited', retryAfterMs: retryAfterMs(error) };
    case 403:
      return codesOf(error).some((code) => GONE.has(code))
        ? { kind: 'channel-gone' }
        : { kind: 'rejected', reason: reasonOf(error) };
    case 404:
      return codesOf(error).includes(MESSAGE_GONE)
        ? { kind: 'rejected', reason: MESSAGE_GONE }
        : { kind: 'channel-gone' };
    case 410:
      return { kind: 'channel-gone' };
    case 413:
      return { kind: 'too-large' };
    case undefined:
    case 408:
      return { kind: 'unavailable' };
    default:
      return error.statusCode >= 500 ? { kind: 'unavailable' } : { kind: 'rejected', reason: reasonOf(error) };
  }
}

/** The platform's own code, never its words: `BadSyntax`, else `http_400`. */
function reasonOf(error: RestErrorLike): string {
  return codesOf(error)[0] ?? `http_${error.statusCode}`;
}

/** Every code that an answer carries: where it stands differs from one service of Teams to the next. */
function codesOf({ code, body, details }: RestErrorLike): readonly string[] {
  const told = [body, details].flatMap((each) => [each?.error?.subCode, each?.subCode, each?.error?.code]);
  return [...told, code].filter((each) => each !== undefined);
}

function retryAfterMs({ response }: RestErrorLike): number {
  const seconds = Number(response?.headers?.get('retry-after'));
  return seconds > 0 ? seconds * SECOND_MS : DEFAULT_WAIT_MS;
}
