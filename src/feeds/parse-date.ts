const RFC_822 =
  /^(?:[^\d\s]+,?\s+)?(\d{1,2})[\s-]+(\p{L}{3,9})\.?[\s,-]+(\d{4}|\d{2})(?:[\s,T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?\s*(.*)$/u;
const ISO = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(.*)$/;
const OFFSET = /^(?:GMT|UTC|UT)?\s*([+-])(\d{2}):?(\d{2})/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours east of Greenwich of the zones that feeds name; any other name counts as UTC. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
};
const HOUR_MS = 3_600_000;
const EARLIEST = Date.UTC(1990, 0, 1);

/** A date as feeds write it: RFC 822 with its old zones, ISO 8601 with or without dashes. Undefined when it makes no sense. */
export function parseDate(written: string): Date | undefined {
  const text = written.trim().slice(0, 100);
  const date = fromIso(text) ?? fromRfc822(text) ?? new Date(text);
  return date.getTime() >= EARLIEST ? date : undefined;
}

function fromIso(text: string): Date | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone = ''] = match;
  return atZone(
    [year, month, day, hour, minute, second].map((part) => Number(part ?? 0)),
    zone,
  );
}

function fromRfc822(text: string): Date | undefined {
  const match = RFC_822.exec(text);
  if (!match) return undefined;
  const [, day, monthName = '', year = '', hour, minute, second, zone = ''] = match;
  const month = MONTHS.indexOf(monthName.slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  const fullYear = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
  return atZone([fullYear, month, ...[day, hour, minute, second].map((part) => Number(part ?? 0))], zone);
}

/** Undefined when a part is out of its range: `Date.UTC` alone would carry it over. */
function atZone(
  [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[],
  zone: string,
): Date | undefined {
  if (month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - zoneOffsetMs(zone));
}

function zoneOffsetMs(zone: string): number {
  const offset = OFFSET.exec(zone);
  if (!offset) return (ZONES[zone.trim().toUpperCase()] ?? 0) * HOUR_MS;
  const [, sign, hours, minutes] = offset;
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60) * HOUR_MS;
}
