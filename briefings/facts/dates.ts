import { createRequire } from 'node:module';
import { allMatches } from '../../src/all-matches.ts';
import { oncePer } from '../../src/once-per.ts';
import { plainLetters } from '../../src/plain-letters.ts';

const require = createRequire(import.meta.url);

type Chrono = typeof import('chrono-node/en', { with: { 'resolution-mode': 'require' }});
type Reader = Chrono['casual'];
type Parsed = ReturnType<Reader['parse']>[number];

/** A date in a text, as precise as its words: `2024`, `2024-05` or `2024-05-31`. */
export interface DatedSpan {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** Languages that chrono reads; others are read as English. */
const LOCALES = new Set('en fr de es it ja nl pt ru sv uk vi zh fi id'.split(' '));
const PREPOSITION = `(?:in|since|until|from|between|and|early|late|mid|last|of|during|by|to|through|before|after|around|en|depuis|jusqu['’]en|entre|et|début|fin|mi|au mois de|courant|im|seit|Anfang|Mitte|Ende|desde|de|nel|dal|em|sinds|à la mi|at the end of|around mid)`;
const YEAR = plainLetters(
  String.raw`(?<!\p{L})(?:in|since|during|throughout|until|early|late|mid|en|depuis|fin|début|courant|im Jahr|seit|desde|nel|dal|em|sinds)[ -]((?:19|20)\d\d)(?![\d-]|/\d)`,
  'gi',
);
const CJK_MONTH = /((?:19|20)\d\d)年(?:(\d{1,2})月)?(?!\d)/gu;
const VAGUE = plainLetters(
  String.raw`\byears? ago\b|\bweekend\b|\b(?:last|past|dernières|letzten) \d+ years\b|dernières années|letzten \d* ?Jahre|\b(?:later|after|plus tard|später)\b|\b(?:the|that|same|du|le même|ce) (?:month|week|year|mois)\b|^(?:now|today|tonight|this \w+|the next day|next day|aujourd['’]hui|heute|hoy|今日|现在|目前)$`,
  'i',
);
const WEEKS = plainLetters(String.raw`\bweeks?\b|semaines?|Wochen?|semanas?|settiman`, 'i');
const SPELLED_WEEKDAY = plainLetters(
  String.raw`day$|^(?:on |last |late |early )*(?:mon|tues|wednes|thurs|fri|satur|sun)|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche`,
  'i',
);
/** chrono loses the day of `the morning of February 6`. */
const PART_OF_DAY = plainLetters(String.raw`\b(?:morning|afternoon|evening|night) of\b`, 'gi');
const CLOCK_ONLY = /^\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?|h|GMT|UTC)?$/i;
const DURATION_BEFORE =
  /\b(?:for|over|within|every|per|past|last|pendant|durant|depuis|à)\s+(?:the\s+|les\s+)?(?:past|last|next|derniers)?\s*$/i;
const AHEAD_BEFORE = plainLetters(
  String.raw`\b(?:by|until|before|next|will|due|deadline|avant le|d['’]ici|jusqu['’]au|bis)\b[^.]{0,30}$`,
  'i',
);
const AHEAD_AFTER = plainLetters(String.raw`^ (?:deadline|ultimatum|cut-?off)`, 'i');
/** A number and a unit of time as chrono knows them: without one none of its readers of spans of time finds anything. */
const UNIT =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|an?|few|several|the|couple|of))\s{0,3}(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|mon|mos|months?|qtr|quarters?|y|yr|years?)(?![a-z])/i;
const ENGLISH_MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const CJK_PART_OF_MONTH = /(?<![\d年])(\d{1,2})月(?:上旬|中旬|下旬|末|初め)/gu;
const DAY_MS = 86_400_000;

/** Makes a reader of the dates in a text, in order; what has no year is the latest such date before publication. */
export function createDateReader(language: string, publishedAt: Date): (text: string) => readonly DatedSpan[] {
  const locale = LOCALES.has(language) ? language : 'en';
  const { readerFor, names, months } = calendarOf(locale);
  return (text) => {
    const exact = chronoDates(readerFor(text), text, publishedAt);
    const isFree = (span: DatedSpan) => !exact.some(({ start, end }) => start < span.end && end > span.start);
    const own = [...monthDates(text, months, names, publishedAt), ...cjkMonths(text, publishedAt), ...years(text)];
    return [...exact, ...own.filter(isFree)]
      .toSorted((a, b) => a.start - b.start || b.end - a.end)
      .filter((span, i, all) => !all.slice(0, i).some(({ end }) => end > span.start));
  };
}

/** What reads dates of a language; making it costs more than reading a story. */
const calendarOf = oncePer((locale: string) => {
  const names = locale === 'en' ? ENGLISH_MONTHS : monthNames(locale);
  const chrono = require(`chrono-node/${locale}`) as Chrono;
  return { readerFor: readersFor(chrono, locale), names, months: monthPattern(names) };
});

/** What reads `three days ago` takes half the time of all, most of all in the first text: English is asked for its units first. */
function readersFor({ Chrono, casual }: Chrono, locale: string): (text: string) => Reader {
  if (locale !== 'en') return () => casual;
  const parsers = casual.parsers.filter((parser) => !parser.constructor.name.includes('TimeUnit'));
  const withoutUnits = new Chrono({ parsers, refiners: casual.refiners });
  return (text) => (UNIT.test(text) ? casual : withoutUnits);
}

function chronoDates(reader: Reader, text: string, publishedAt: Date): readonly DatedSpan[] {
  const plain = text.replace(PART_OF_DAY, (words) => ' '.repeat(words.length));
  return reader.parse(plain, { instant: publishedAt, timezone: 'UTC' }).flatMap((result) => {
    const before = text.slice(Math.max(0, result.index - 40), result.index);
    const after = text.slice(result.index + result.text.length);
    const date = preciseDate(result, { before, after }, publishedAt);
    return date ? [{ date, start: result.index, end: result.index + result.text.length }] : [];
  });
}

function preciseDate(
  { start, text }: Parsed,
  { before, after }: { readonly before: string; readonly after: string },
  publishedAt: Date,
): string | undefined {
  if (CLOCK_ONLY.test(text) || VAGUE.test(text) || DURATION_BEFORE.test(before)) return undefined;
  const at = Date.UTC(start.get('year') ?? 0, (start.get('month') ?? 1) - 1, start.get('day') ?? 1);
  const isPast = !AHEAD_BEFORE.test(before) && !AHEAD_AFTER.test(after);
  if (start.isCertain('weekday') && !start.isCertain('day')) {
    return isoDay(isPast && at > publishedAt.getTime() ? at - 7 * DAY_MS : at);
  }
  const isYearKnown = start.isCertain('year');
  const year = (start.get('year') ?? 0) - Number(!isYearKnown && isPast && at > publishedAt.getTime());
  const month = `${year}-${String(start.get('month')).padStart(2, '0')}`;
  if (start.isCertain('day'))
    return WEEKS.test(text) && !SPELLED_WEEKDAY.test(text)
      ? month
      : `${month}-${String(start.get('day')).padStart(2, '0')}`;
  if (start.isCertain('month')) return month;
  return isYearKnown ? String(year) : undefined;
}

/** `mid-May`, `fin mars 2024`, which chrono does not read in every language. */
function monthPattern(names: readonly string[]): RegExp {
  return plainLetters(
    String.raw`(?<!\p{L})(?:(${PREPOSITION})[ -])?(${names.join('|')})(?:,? (?:of |de |del )?((?:19|20)\d\d))?(?![\p{L}\d])`,
    'gi',
  );
}

function monthDates(text: string, pattern: RegExp, names: readonly string[], publishedAt: Date): readonly DatedSpan[] {
  return allMatches(text, pattern).flatMap((match) => {
    const [words, preposition, name = '', year] = match;
    if (!year && !preposition) return [];
    const month = names.indexOf(name.toLowerCase()) + 1;
    const date = `${year ?? yearOf(month, publishedAt)}-${String(month).padStart(2, '0')}`;
    return [{ date, start: match.index, end: match.index + words.length }];
  });
}

function cjkMonths(text: string, publishedAt: Date): readonly DatedSpan[] {
  const parts = allMatches(text, CJK_PART_OF_MONTH).map((match) => ({
    date: `${yearOf(Number(match[1]), publishedAt)}-${(match[1] ?? '').padStart(2, '0')}`,
    start: match.index,
    end: match.index + match[0].length,
  }));
  const months = allMatches(text, CJK_MONTH).map((match) => ({
    date: match[2] ? `${match[1]}-${match[2].padStart(2, '0')}` : (match[1] ?? ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...months, ...parts];
}

function years(text: string): readonly DatedSpan[] {
  return allMatches(text, YEAR).map((match) => ({
    date: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function yearOf(month: number, publishedAt: Date): number {
  return publishedAt.getUTCFullYear() - Number(month > publishedAt.getUTCMonth() + 1);
}

/** Lower case, January first. */
function monthNames(locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, month, 15)).toLowerCase());
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
