import { AdapterError, type Failure } from '../contract.ts';
import { NAME } from './address.ts';

const SECOND_MS = 1_000;
const DEFAULT_WAIT_MS = 5 * SECOND_MS;

/** The parts of the SDK's errors that tell what happened. */
interface RestErrorLike {
  readonly statusCode?: number;
  readonly code?: string;
  readonly body?: { readonly error?: { readonly code?: string } };
  readonly details?: { readonly error?: { readonly code?: string } };
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

/** Translates whatever the SDK threw, by status and code. */
export function toFailure(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  return new AdapterError(NAME, failureOf(error as RestErrorLike), { cause: error });
}

function failureOf(error: RestErrorLike): Failure {
  switch (error.statusCode) {
    case 401:
      return { kind: 'unauthorized' };
    // Written to by somebody else at that moment: not taken, and welcome again.
    case 412:
    case 429:
      return { kind: 'rate-limited', retryAfterMs: retryAfterMs(error) };
    case 403:
    case 404:
    case 405:
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
function reasonOf({ statusCode, code, body, details }: RestErrorLike): string {
  return body?.error?.code ?? details?.error?.code ?? code ?? `http_${statusCode}`;
}

function retryAfterMs({ response }: RestErrorLike): number {
  const seconds = Number(response?.headers?.get('retry-after'));
  return seconds > 0 ? seconds * SECOND_MS : DEFAULT_WAIT_MS;
}
