import { sanitise, sanitiseLine } from '../../briefings/render/sanitise.ts';
import { LIMITS } from './limits.ts';

const RETURN = /\r\n?/g;
const TABULATOR = /\t/g;
const OPEN = /</g;
const CLOSE = />/g;
const TEMPLATE = /\{(?=\{)/g;
const WEB = /^https?:$/;

/**
 * Words from outside on one line, for text runs, which read no markup. Tags (`<at>`) lose their brackets and date functions
 * (`{{DATE(...)}}`) their double braces, so that nothing rings or is computed even where a client reads them.
 */
export function plain(text: string): string {
  return withoutMarks(sanitiseLine(text));
}

/** The same, with line breaks kept and tabulators as spaces. */
export function plainLines(text: string): string {
  return withoutMarks(sanitise(text.replace(RETURN, '\n').replace(TABULATOR, '  ')));
}

/** An address that may become a link; undefined for anything but http(s), and for what is too long to link. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return WEB.test(parsed.protocol) && parsed.href.length <= LIMITS.url ? parsed.href : undefined;
}

function withoutMarks(text: string): string {
  return text.replace(OPEN, '‹').replace(CLOSE, '›').replace(TEMPLATE, '{ ');
}
