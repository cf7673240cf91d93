// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
const ANSI = /[\u001b\u009b](?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE =
  /\u034f|[\ufe00-\ufe0f]|[\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\u{e0000}-\u{e0fff}]/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Words from outside without terminal codes, control, bidirectional and invisible characters. Line breaks and tabs stay. */
export function sanitise(text: string): string {
  return text
    .replace(ANSI, '')
    .replace(CONTROL, '')
    .replace(BIDI, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(INVISIBLE, '');
}

/** The same on one line: runs of white space become one space. */
export function sanitiseLine(text: string): string {
  return sanitise(text).replace(/\s+/gu, ' ').trim();
}
