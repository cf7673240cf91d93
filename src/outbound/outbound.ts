import { Agent, type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { appError } from '../errors.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { toAppError } from './outbound-error.ts';
import { ACCEPTED_ENCODINGS, type BodyLimit, type ReadBody, readBody } from './read-body.ts';
import { shownUrl } from './shown-url.ts';

const CONNECTIONS_PER_ORIGIN = 4;
/** Servers close a connection that nobody uses after five seconds: ours goes before it could meet that. */
const IDLE_CONNECTION_MS = 4_000;
const MAX_HEADER_BYTES = 32 * 1024;
const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);
/** RFC 9110 gives them none. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 304]);
/** Never carried over to another origin. */
const OWN_TO_ORIGIN: ReadonlySet<string> = new Set(['authorization', 'cookie']);

export interface OutboundOptions extends BodyLimit {
  readonly headers?: Readonly<Record<string, string>>;
  /** From the call to the last byte, redirects included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface OutboundResponse extends ReadBody {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly finalUrl: string;
  /** Where the unbroken run of permanent redirects from the first address leads. */
  readonly permanentRedirect?: string;
}

/** The one door for every request that Sitrep sends. Any status is an answer; what is thrown is an `AppError` (or the signal's reason). */
export interface Outbound {
  /** Follows redirects. Throws `OUTBOUND_REFUSED`, `OUTBOUND_TOO_LARGE`, `OUTBOUND_TIMEOUT` or `OUTBOUND_FAILED`. */
  get(url: string, options: OutboundOptions): Promise<OutboundResponse>;
  /** Follows no redirect; the path of the address counts as a secret. Throws as `get` does. */
  post(url: string, body: string | Uint8Array, options: OutboundOptions): Promise<OutboundResponse>;
  /** As `post`. */
  put(url: string, body: string | Uint8Array, options: OutboundOptions): Promise<OutboundResponse>;
  close(): Promise<void>;
}

/** Proxies of the environment are ignored: the address that is judged must be the one that is reached. */
export function createOutbound(config: {
  /** `host:port` or `host` that may be private. */
  readonly allowPrivate: readonly string[];
  readonly userAgent: string;
  /** Stands in for the system's resolver. */
  readonly lookup?: LookupFunction;
}): Outbound {
  const lookupFor = guardedLookup(config.allowPrivate, config.lookup);
  const pool = { keepAlive: true, maxSockets: CONNECTIONS_PER_ORIGIN, timeout: IDLE_CONNECTION_MS };
  const [agent, secureAgent] = [new Agent(pool), new SecureAgent(pool)];
  const common = { 'user-agent': config.userAgent, 'accept-encoding': ACCEPTED_ENCODINGS };

  function open(url: URL, { method, headers, body, signal }: Request): Promise<IncomingMessage> {
    const lookup = lookupFor(url);
    const options = { method, headers: { ...common, ...headers }, lookup, maxHeaderSize: MAX_HEADER_BYTES };
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const request =
        url.protocol === 'https:'
          ? requestHttps(url, { ...options, agent: secureAgent }, resolve)
          : requestHttp(url, { ...options, agent }, resolve);
      signal.addEventListener('abort', () => request.destroy(), { once: true });
      request.on('error', reject).end(body);
    });
  }

  async function send(url: URL, request: Request): Promise<OutboundResponse> {
    const answer = await open(url, request);
    const headers = flatten(answer.headers);
    const read = WITHOUT_BODY.has(answer.statusCode ?? 0) ? skip(answer) : await readBody(answer, headers, request);
    return { status: answer.statusCode ?? 0, headers, ...read, finalUrl: url.href };
  }

  async function follow(first: URL, request: Request): Promise<OutboundResponse> {
    let url = first;
    let { headers } = request;
    let permanent = true;
    let movedTo: string | undefined;
    for (let hop = 0; ; hop++) {
      const response = await send(url, { ...request, headers });
      const location = REDIRECTS.has(response.status) ? response.headers.location : undefined;
      if (location === undefined) return movedTo ? { ...response, permanentRedirect: movedTo } : response;
      if (hop === MAX_REDIRECTS) throw refused(first, 'it redirects too often');
      const next = checkUrl(location, url);
      permanent &&= PERMANENT.has(response.status);
      if (permanent) movedTo = next.href;
      if (next.origin !== url.origin) headers = withoutOwn(headers);
      url = next;
    }
  }

  async function write(method: 'POST' | 'PUT', address: string, body: string | Uint8Array, options: OutboundOptions) {
    const url = checkUrl(address);
    return withDeadline(url.origin, options, (signal) =>
      send(url, { ...options, method, body, headers: options.headers ?? {}, signal }),
    );
  }

  return {
    async get(address, options) {
      const url = checkUrl(address);
      return withDeadline(shownUrl(url.href), options, (signal) =>
        follow(url, { ...options, method: 'GET', headers: options.headers ?? {}, signal }),
      );
    },
    post: (address, body, options) => write('POST', address, body, options),
    put: (address, body, options) => write('PUT', address, body, options),
    close: async () => {
      agent.destroy();
      secureAgent.destroy();
    },
  };
}

interface Request extends BodyLimit {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly body?: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

function checkUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) {
    throw appError('OUTBOUND_REFUSED', {
      target: base?.origin ?? 'The address',
      why: 'it is no address that can be read',
    });
  }
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(url, 'only http and https are spoken');
  if (url.username || url.password) throw refused(url, 'it carries a user name or a password');
  return url;
}

function refused(url: URL, why: string): Error {
  return appError('OUTBOUND_REFUSED', { target: `${url.protocol}//${url.host}`, why });
}

async function withDeadline<T>(
  target: string,
  { timeoutMs, limitBytes, signal }: OutboundOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  const timer = setTimeout(stop, timeoutMs);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    signal?.throwIfAborted();
    return await work(abort.signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (abort.signal.aborted) throw appError('OUTBOUND_TIMEOUT', { target, seconds: timeoutMs / 1000 });
    throw toAppError(error, target, limitBytes);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** What nobody reads would keep its connection. */
function skip(answer: IncomingMessage): ReadBody {
  answer.on('error', () => {}).resume();
  return { body: new Uint8Array() };
}

function flatten(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
}

function withoutOwn(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_TO_ORIGIN.has(name.toLowerCase())));
}
