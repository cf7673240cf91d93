const MINUTE_MS = 60_000;
const FLOOR_MS = 5 * MINUTE_MS;
const CEILING_MS = 24 * 60 * MINUTE_MS;
/** The pace of a publisher who says nothing. */
const USUAL_MS = 15 * MINUTE_MS;
const MAX_DOUBLINGS = 8;
const MAX_AGE = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i;
const SECONDS = /^\d{1,9}$/;

/** What is known when the next check is planned; all in ms. */
export interface CheckHints {
  /** The operator's own pace: it stands over every wish of the publisher but `retryAfterMs`. */
  readonly everyMs?: number;
  readonly maxAgeMs?: number;
  readonly ttlMs?: number;
  readonly retryAfterMs?: number;
  /** Failures in a row, this check included. */
  readonly failures: number;
}

/** When to ask a feed again: never sooner than in 5 minutes, never later than in 24 hours, doubling with every failure. */
export function nextCheckAt(now: Date, hints: CheckHints): Date {
  const asked = hints.everyMs ?? Math.max(hints.maxAgeMs ?? 0, hints.ttlMs ?? 0, USUAL_MS);
  const pace = Math.max(asked, FLOOR_MS) * 2 ** Math.min(hints.failures, MAX_DOUBLINGS);
  return new Date(now.getTime() + Math.min(Math.max(pace, hints.retryAfterMs ?? 0), CEILING_MS));
}

/** The publisher's wishes in the headers of an answer. */
export function hintsOf(
  headers: Readonly<Record<string, string>>,
  now: Date,
): Pick<CheckHints, 'maxAgeMs' | 'retryAfterMs'> {
  const maxAge = MAX_AGE.exec(headers['cache-control'] ?? '')?.[1];
  const retryAfterMs = retryAfter(headers['retry-after']?.trim() ?? '', now);
  return { ...(maxAge && { maxAgeMs: Number(maxAge) * 1000 }), ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** Seconds or a date. */
function retryAfter(value: string, now: Date): number | undefined {
  if (SECONDS.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
