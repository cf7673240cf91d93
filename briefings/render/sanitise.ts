// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
const ANSI = /[\u001b\u009b](?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** What Unicode itself calls ignorable or a format: marks of direction, joiners, fillers, tags, variations; and anchors of annotations. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\ufff9-\ufffc]/gu;
/** A lone return would write over the line that stands there. */
const LINE_BREAK = /\r\n?|[\u2028\u2029]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Words from outside without terminal codes, control, bidirectional and invisible characters. Tabs stay; every line break is `\n`. */
export function sanitise(text: string): string {
  return text
    .replace(ANSI, '')
    .replace(LINE_BREAK, '\n')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(INVISIBLE, '');
}

/** The same on one line: runs of white space become one space. */
export function sanitiseLine(text: string): string {
  return sanitise(text).replace(/\s+/gu, ' ').trim();
}
