import { sanitise } from '../../briefings/render/sanitise.ts';

const MARKUP = Symbol('markup');
const SPECIAL = /[&<>"']/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const WEB_ADDRESS = /^https?:\/\//i;

/** Markup that may be sent as it is. Only `html` makes it, so text from outside cannot pass for it. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What may stand between the braces: text is escaped, lists are joined, nothing for `null`, `undefined` and `false`. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

/** A template whose values are escaped by construction. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const [first = '', ...rest] = strings;
  return { [MARKUP]: rest.reduce((built, literal, index) => built + draw(values[index]) + literal, first) };
}

/** The page as a string, ready to send. */
export function toDocument(page: Html): string {
  return `<!doctype html>\n${page[MARKUP]}`;
}

/** An address that a link may carry; undefined for anything but http and https. */
export function safeAddress(url: string): string | undefined {
  return WEB_ADDRESS.test(url) && URL.canParse(url) ? url : undefined;
}

function draw(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return String(content);
  if (isHtml(content)) return content[MARKUP];
  return content.map(draw).join('');
}

function isHtml(content: Html | readonly Content[]): content is Html {
  return MARKUP in content;
}

function escapeText(text: string): string {
  return sanitise(text).replace(SPECIAL, (character) => ENTITIES[character] ?? '');
}
