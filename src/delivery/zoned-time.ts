const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** What calendar and clock of the zone show, as if it were UTC. */
function wallClock(moment: Date, timezone: string): Date {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const field = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return new Date(
    Date.UTC(field('year'), field('month') - 1, field('day'), field('hour'), field('minute'), field('second')),
  );
}

/** Minutes since midnight on the zone's clock. */
export function minuteOfDay(moment: Date, timezone: string): number {
  const wall = wallClock(moment, timezone);
  return wall.getUTCHours() * 60 + wall.getUTCMinutes();
}

/** `09:30` to 570. */
export function parseTime(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * The next moment after `now` at which the zone's clock shows `minute` (since midnight), on a weekday (`Mon`) if one is named.
 * A time that the change to summer time leaves out comes as much later; one that comes twice is taken the first time.
 */
export function nextTime(now: Date, minute: number, timezone: string, weekday?: string): Date {
  const today = wallClock(now, timezone);
  today.setUTCHours(0, 0, 0, 0);
  for (let ahead = 0; ; ahead++) {
    const wall = new Date(today.getTime() + ahead * DAY_MS + minute * MINUTE_MS);
    if (weekday !== undefined && WEEKDAYS[wall.getUTCDay()] !== weekday) continue;
    const moment = toMoment(wall, timezone);
    if (moment > now) return moment;
  }
}

function toMoment(wall: Date, timezone: string): Date {
  const guesses = [wall.getTime() - DAY_MS, wall.getTime() + DAY_MS].map(
    (near) => wall.getTime() - (wallClock(new Date(near), timezone).getTime() - near),
  );
  const exact = guesses.filter((guess) => wallClock(new Date(guess), timezone).getTime() === wall.getTime());
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...guesses));
}
