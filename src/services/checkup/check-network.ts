import ms from 'ms';
import { type Diagnosis, fine, trouble } from '../../diagnosis.ts';
import { AppError } from '../../errors.ts';
import type { Feed } from '../../model/feed.ts';
import type { Outbound } from '../../outbound/outbound.ts';

const TRIED = 3;
const TIMEOUT_MS = 10_000;
/** Slack refuses what is signed five minutes away from its own time. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Asks a few feeds: whether anything can be reached from here, and whether the clocks agree. */
export async function checkNetwork(
  feeds: readonly Feed[],
  { outbound, limitBytes, now }: { outbound: Pick<Outbound, 'get'>; limitBytes: number; now: () => Date },
): Promise<readonly Diagnosis[]> {
  const asked = feeds.filter(({ url }) => url.startsWith('http')).slice(0, TRIED);
  if (asked.length === 0) return [];
  const answers = await Promise.allSettled(
    asked.map(({ url }) => outbound.get(url, { limitBytes, timeoutMs: TIMEOUT_MS })),
  );
  const dates = answers.flatMap((answer) => (answer.status === 'fulfilled' ? (answer.value.headers.date ?? []) : []));
  const reached = answers.filter(({ status }) => status === 'fulfilled').length;
  if (reached === 0) {
    const [first] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    const why = first instanceof AppError ? first.message : String(first);
    const remedy = 'Check the network of this machine; Sitrep uses no proxy.';
    return [trouble('network', `None of ${asked.length} feeds could be reached: ${why}`, remedy)];
  }
  return [fine('network', `${reached} of ${asked.length} feeds answered.`), ...clockDiagnosis(dates, now())];
}

function clockDiagnosis(dates: readonly string[], now: Date): readonly Diagnosis[] {
  const offsets = dates.map((date) => now.getTime() - Date.parse(date)).filter(Number.isFinite);
  const offset = offsets.sort((a, b) => a - b)[Math.floor(offsets.length / 2)];
  if (offset === undefined) return [];
  if (Math.abs(offset) <= CLOCK_TOLERANCE_MS) return [fine('clock', 'It agrees with the servers that were asked.')];
  const direction = offset > 0 ? 'ahead of' : 'behind';
  const says = `The clock is ${ms(Math.abs(offset), { long: true })} ${direction} the servers that were asked.`;
  return [trouble('clock', says, 'Set it by NTP: signatures are refused and digests come at the wrong time.')];
}
