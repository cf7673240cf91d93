import { AppError } from '../../src/errors.ts';
import type { Failure } from '../contract.ts';

const SECONDS = /^\d{1,9}$/;
const LASTING: ReadonlySet<string> = new Set(['OUTBOUND_REFUSED', 'OUTBOUND_TOO_LARGE']);
const SECOND_MS = 1_000;
const DEFAULT_WAIT_MS = 60 * SECOND_MS;
const LONGEST_WAIT_MS = 24 * 60 * 60 * SECOND_MS;

/** What a receiver's status means; undefined when it took the post. */
export function failureOf(status: number, retryAfter: string | undefined, now: Date): Failure | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 500) return { kind: 'unavailable' };
  switch (status) {
    case 401:
    case 403:
      return { kind: 'unauthorized' };
    case 404:
    case 410:
      return { kind: 'channel-gone' };
    case 408:
    case 425:
      return { kind: 'unavailable' };
    case 413:
      return { kind: 'too-large' };
    case 429:
      return { kind: 'rate-limited', retryAfterMs: waitOf(retryAfter?.trim() ?? '', now) };
    default:
      return { kind: 'rejected', reason: `status ${status}` };
  }
}

/** What it means that the outbound door gave no status. A refused address stays refused, and who answers too much has answered. */
export function failureWithout(error: unknown): Failure {
  const lasting = error instanceof AppError && LASTING.has(error.code);
  return lasting ? { kind: 'rejected', reason: error.message } : { kind: 'unavailable' };
}

/** Seconds or a date, within a day. */
function waitOf(retryAfter: string, now: Date): number {
  const asked = SECONDS.test(retryAfter) ? Number(retryAfter) * SECOND_MS : Date.parse(retryAfter) - now.getTime();
  return Number.isNaN(asked) ? DEFAULT_WAIT_MS : Math.min(Math.max(asked, SECOND_MS), LONGEST_WAIT_MS);
}
