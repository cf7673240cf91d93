import { minuteOfDay, nextTime, parseTime } from './zoned-time.ts';

/** When the quiet hours (`22:00-07:00`) that `now` lies in are over; undefined outside of them. */
export function quietUntil(quietHours: string, timezone: string, now: Date): Date | undefined {
  const [from = 0, to = 0] = quietHours.split('-').map(parseTime);
  const minute = minuteOfDay(now, timezone);
  const overnight = from > to;
  const quiet = overnight ? minute >= from || minute < to : minute >= from && minute < to;
  return quiet ? nextTime(now, to, timezone) : undefined;
}
