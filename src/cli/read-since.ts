import ms, { type StringValue } from 'ms';
import { appError } from '../errors.ts';

/** `30d`, `12h` or an ISO 8601 date to a moment before `now`. */
export function readSince(text: string, now: Date): Date {
  const span = text === '' ? Number.NaN : ms(text as StringValue);
  const since = Number.isFinite(span) ? new Date(now.getTime() - span) : new Date(text);
  if (Number.isNaN(since.getTime()) || since > now) {
    throw appError('USAGE', { what: `"${text}" is no time in the past: write 30d, 12h or 2026-10-01.` });
  }
  return since;
}
