import type { Indicator } from '../../src/model/findings.ts';

type Observable = Pick<Indicator, 'type' | 'value'>;

const SCHEME = /^h(?:tt|xx)p/i;
const URL_PARTS = /^([a-z]+:\/\/)([^/?#]*)(.*)$/is;
const DEFANGED_MARK = /\[([.:])\]/g;
/** What people write for `@` in an indicator. */
const AT = '[at]';
const DEFANGED_SCHEME = /^hxxp/i;

/** Makes an indicator's value safe to show: no client turns it into a link. Safe to apply twice. */
export function defang({ type, value }: Observable): string {
  switch (type) {
    case 'domain':
    case 'ipv4':
      return bracket(value, '.');
    case 'ipv6':
      // It may end in an IPv4 address.
      return bracket(bracket(value, ':'), '.');
    case 'email':
      return bracket(value, '.').replaceAll('@', AT);
    case 'url':
      return defangUrl(value);
    default:
      return value;
  }
}

/** The inverse of `defang`, for exports to machines. */
export function refang({ type, value }: Observable): string {
  if (type !== 'url') return value.replace(DEFANGED_MARK, '$1').replaceAll(AT, '@');
  const [, scheme, host, rest] = URL_PARTS.exec(value) ?? [];
  if (scheme === undefined || host === undefined) return value;
  return `${scheme.replace(DEFANGED_SCHEME, 'http')}${host.replace(DEFANGED_MARK, '$1')}${rest}`;
}

function defangUrl(value: string): string {
  const [, scheme, host, rest] = URL_PARTS.exec(value) ?? [];
  if (scheme === undefined || host === undefined) return bracket(value, '.');
  return `${scheme.replace(SCHEME, 'hxxp')}${bracket(host, '.')}${rest}`;
}

function bracket(value: string, mark: string): string {
  return value.replaceAll(`[${mark}]`, mark).replaceAll(mark, `[${mark}]`);
}
