import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

const DEFAULT_PORT: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** The address that a connection would go to is not a public one. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/**
 * Gives the look-up that a socket to a URL must use, one that finds public addresses only. The addresses are judged in the
 * very look-up that the socket uses, so a name that changes its answer between check and use gains nothing.
 * Throws `RefusedAddress` for a URL that names an address itself. `allowPrivate` holds `host:port` or `host`.
 */
export function guardedLookup(
  allowPrivate: readonly string[],
  lookup: LookupFunction = systemLookup as LookupFunction,
): (url: URL) => LookupFunction {
  const guarded = publicOnly(lookup);
  const allowed = new Set(allowPrivate.map((name) => name.toLowerCase()));
  return ({ hostname, port, protocol }) => {
    if (allowed.has(hostname) || allowed.has(`${hostname}:${port || DEFAULT_PORT[protocol]}`)) return lookup;
    const address = hostname.replace(/^\[|\]$/g, '');
    if (isIP(address) && !isPublicAddress(address)) throw new RefusedAddress();
    return guarded;
  };
}

function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, answer) => {
      if (error) return callback(error, []);
      const found = Array.isArray(answer) ? answer.filter(({ address }) => isPublicAddress(address)) : [];
      const [first] = found;
      if (!first) return callback(new RefusedAddress(), []);
      return options.all ? callback(null, found) : callback(null, first.address, first.family);
    });
  };
}
