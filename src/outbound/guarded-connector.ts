import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './public-address.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const DEFAULT_PORT: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** The address that a connection would go to is not a public one. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/**
 * An undici connector that opens sockets to public addresses only. The addresses are judged in the very look-up that the
 * socket uses, so a name that changes its answer between check and use gains nothing.
 * `allowPrivate` holds `host:port` or `host`.
 */
export function guardedConnector(
  allowPrivate: readonly string[],
  lookup: LookupFunction = systemLookup as LookupFunction,
): buildConnector.connector {
  const open = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup });
  const guarded = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: publicOnly(lookup) });
  const allowed = new Set(allowPrivate.map((name) => name.toLowerCase()));
  return (options, callback) => {
    const address = options.hostname.replace(/^\[|\]$/g, '');
    const host = isIP(address) === 6 ? `[${address}]` : address;
    const port = options.port || DEFAULT_PORT[options.protocol];
    if (allowed.has(host) || allowed.has(`${host}:${port}`)) return open(options, callback);
    if (isIP(address) && !isPublicAddress(address)) return callback(new RefusedAddress(), null);
    return guarded(options, callback);
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
