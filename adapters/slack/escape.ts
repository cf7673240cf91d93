import { sanitise, sanitiseLine } from '../../briefings/render/sanitise.ts';
import { LIMITS } from './limits.ts';

const OPEN = /</g;
const CLOSE = />/g;
const AMPERSAND = /&/g;
const RETURN = /\r\n?/g;
const SCHEME = /:\/\//g;
const WEB = /^https?:$/;

/**
 * Words from outside on one line, for `plain_text` and `rich_text`, which read no markup. Slack's own marks (`<!channel>`, `<@U1>`)
 * lose their brackets all the same, so that nothing rings even where a client reads them.
 */
export function plain(text: string): string {
  return withoutMarks(sanitiseLine(text));
}

/** The same, with line breaks kept. */
export function plainLines(text: string): string {
  return withoutMarks(sanitise(text.replace(RETURN, '\n')));
}

/** The same for the text of a notification, which Slack does read: no entity, no address that it would link. */
export function notification(text: string): string {
  return plain(text).replace(AMPERSAND, '&amp;').replace(SCHEME, ': //');
}

/** An address that may become a link; undefined for anything but http(s), and for what is too long to link. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return WEB.test(parsed.protocol) && parsed.href.length <= LIMITS.url ? parsed.href : undefined;
}

function withoutMarks(text: string): string {
  return text.replace(OPEN, '‹').replace(CLOSE, '›');
}
