const MONTHS = 12;
const MONTH = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

export interface Month {
  /** `Dec` */
  readonly label: string;
  readonly count: number;
}

/** How many of these moments fell into each of the last twelve months, the oldest first. */
export function byMonth(moments: readonly Date[], now: Date): readonly Month[] {
  return Array.from({ length: MONTHS }, (_, index) => {
    const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1) + index, 1));
    const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 2) + index, 1));
    return { label: MONTH.format(start), count: moments.filter((each) => each >= start && each < end).length };
  });
}

/** `Nov 1, Dec 3`, or `none`. */
export function monthWords(months: readonly Month[]): string {
  const said = months.filter(({ count }) => count > 0).map(({ label, count }) => `${label} ${count}`);
  return said.length > 0 ? said.join(', ') : 'none';
}
