const MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*';
/** `WASHINGTON, Feb 26 (Agency) - ` before a report, `14.40 ` or `[9:05 am] ` before a live blog's entry. */
const DATELINE = new RegExp(
  String.raw`^(?:\p{Lu}[\p{Lu} .,/-]{2,40}(?:, ?(?:${MONTH}\.? \d{1,2}|\d{1,2} ${MONTH})(?:,? \d{4})?)?(?: \([^)]{1,30}\))? ?[—–-]+ |\[?\d{1,2}[.:h]\d\d(?: ?[ap]\.?m\.?)?\]?[ :–—-]+(?=\p{Lu}))`,
  'u',
);

/** How many characters of a sentence say where or when it was written: 0 for most. */
export function datelineLength(sentence: string): number {
  return DATELINE.exec(sentence)?.[0].length ?? 0;
}
