import { isTopLevelDomain } from './top-level-domains.ts';

const LABELS = String.raw`(?<![a-z\d])(?:(?:xn--)?[a-z\d]{1,63}(?:-[a-z\d]{1,63}){0,31}\.)+`;
const NAME = new RegExp(LABELS, 'gi');
const NAME_HERE = new RegExp(LABELS, 'iy');
/** What stands after a dot; `com-pay` may still end in `com`. */
const LAST_LABEL = /((?:xn--)?[a-z\d]+)(?:-[a-z\d]+)?(?!\w)/iy;
const IPV4 = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}`;
const SCHEME = /https?:\/\//gi;
const LOGIN = /(?=[^\s/?#@])[^\s/?#:@]*(?::[^\s/?#]*)?@/y;
const OTHER_HOST = new RegExp(`localhost|${IPV4}`, 'iy');
const PORT_AND_PATH = /(?::\d{2,5})?(?:[/?#][^\s"]*)?/y;
const MAILBOX = /(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@/g;

/** Names of the public DNS in a text, each once. */
export function domainsIn(text: string): readonly string[] {
  return found(text, NAME, (start) => domainEnd(text, start)).toSorted();
}

/** Addresses of web pages in a text, each once. */
export function urlsIn(text: string): readonly string[] {
  return found(text, SCHEME, (_, afterScheme) => {
    const afterLogin = endOf(LOGIN, text, afterScheme);
    const end = (afterLogin === undefined ? undefined : hostEnd(text, afterLogin)) ?? hostEnd(text, afterScheme);
    return end === undefined ? undefined : endOf(PORT_AND_PATH, text, end);
  });
}

/** Mail addresses in a text, each once. */
export function emailsIn(text: string): readonly string[] {
  return found(text, MAILBOX, (_, afterAt) => domainEnd(text, afterAt)).toSorted();
}

/** What begins as the pattern says and ends where `ending` finds its end; the next is looked for behind it. */
function found(
  text: string,
  beginning: RegExp,
  ending: (start: number, end: number) => number | undefined,
): readonly string[] {
  const values = new Set<string>();
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    const end = ending(match.index, beginning.lastIndex);
    if (end === undefined) continue;
    values.add(text.slice(match.index, end));
    beginning.lastIndex = end;
  }
  return [...values];
}

function hostEnd(text: string, start: number): number | undefined {
  return domainEnd(text, start) ?? endOf(OTHER_HOST, text, start);
}

/** Where the domain that begins here ends: behind the last of its labels that is a top-level domain. */
function domainEnd(text: string, start: number): number | undefined {
  const labelsEnd = endOf(NAME_HERE, text, start);
  if (labelsEnd === undefined) return undefined;
  for (let at = labelsEnd; at > start; at = text.lastIndexOf('.', at - 2) + 1) {
    LAST_LABEL.lastIndex = at;
    const name = LAST_LABEL.exec(text)?.find((label) => isTopLevelDomain(label.toLowerCase()));
    if (name !== undefined) return at + name.length;
  }
  return undefined;
}

function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
