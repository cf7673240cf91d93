import { createHash } from 'node:crypto';

const WWW = /^www\./;
const DIGITS = 6;

/** A short id for a feed's address, the same on every machine: `cisa.gov-3f9a1c`. Case and dashes are safe on a command line. */
export function feedId(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(WWW, '') : '';
  const hash = createHash('sha256').update(url).digest('hex').slice(0, DIGITS);
  return `${host || 'feed'}-${hash}`;
}
