const DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;
const LANGUAGES = ['en', 'fr', 'de', 'es'];

/** Whether words hold a date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: its year, its month by name or in figures, its day beside it. */
export function dateStands(date: string, words: string): boolean {
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (year === undefined || !has(words, year)) return false;
  if (month === undefined) return true;
  const [m, d] = [`0?${Number(month)}`, day === undefined ? undefined : `0?${Number(day)}`];
  const names = monthNames(Number(month)).join('|');
  const written =
    d === undefined
      ? [names, `${year}[-/.]${m}`, `${m}[-/.]${year}`, `${m}月`]
      : [
          `${d}(?:st|nd|rd|th|er|º|\\.)? (?:of |de )?(?:${names})`,
          `(?:${names}) ${d}(?:st|nd|rd|th)?`,
          `${year}[-/.]${m}[-/.]${d}`,
          `${d}[-/.]${m}[-/.]${year}`,
          `${m}月 ?${d}日`,
        ];
  return written.some((form) => has(words, form));
}

function has(words: string, form: string): boolean {
  return new RegExp(`(?<![\\p{Script=Latin}\\d])(?:${form})(?![\\p{Script=Latin}\\d])`, 'iu').test(words);
}

function monthNames(month: number): readonly string[] {
  const date = new Date(Date.UTC(2000, month - 1, 15));
  return LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).map((style) =>
      date.toLocaleDateString(language, { month: style, timeZone: 'UTC' }).replace('.', ''),
    ),
  );
}
