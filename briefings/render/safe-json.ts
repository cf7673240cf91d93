/** Characters that turn, hide, or steer a terminal; JSON has another way to write them. Line breaks are our own layout. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** What may ring, link or break out of a page besides. */
const MARKUP = /[<>&]/g;

/** Nothing is lost: a reader of JSON gets back what went in. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(UNSAFE, escaped);
}

/** The same for receivers that show the text before they read it. */
export function inertJson(value: unknown): string {
  return safeJson(value).replace(MARKUP, escaped);
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
