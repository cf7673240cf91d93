const CONTROLS = /[^\t\n -~\u00a0-\ufffd]/g;
/** Soft hyphens, zero-width spaces, marks and overrides of direction. */
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]/g;
const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
const SPACES = /[^\S\n]+/g;
const AROUND_BREAK = / ?\n[ \n]*/g;

/** NFC, without control characters, bidirectional overrides and spaces that are not needed. */
export function tidyText(text: string): string {
  return text
    .replace(LINE_BREAKS, '\n')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(AROUND_BREAK, '\n')
    .trim()
    .normalize('NFC');
}
