import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CookieOptions, Request, RequestHandler } from 'express';
import type { Secret } from '../../src/secret.ts';

const COOKIE = 'sitrep_session';
const COOKIE_VALUE = /(?:^|;\s*)sitrep_session=([\w-]+)/;
const BEARER = /^Bearer\s+(\S+)$/i;
const LOCAL_PATH = /^\/(?![/\\])/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;
const THIRTY_DAYS_MS = 2_592_000_000;

/** Who may come in. Without a token: anybody on this machine. */
export interface Door {
  /** Lets people in, or sends them to the login (pages) or away (API). */
  readonly guard: RequestHandler;
  /** True when these words are the token. Constant time. */
  isToken(words: string): boolean;
  /** The cookie that remembers a login. */
  session(request: Request): { readonly name: string; readonly value: string; readonly options: CookieOptions };
}

export function createDoor(token: Secret | undefined): Door {
  const session =
    token === undefined ? '' : createHmac('sha256', token.reveal()).update('console session').digest('base64url');
  const isToken = (words: string) => token !== undefined && sameWords(words, token.reveal());
  return {
    isToken,
    session: (request) => ({
      name: COOKIE,
      value: session,
      options: { httpOnly: true, sameSite: 'lax', secure: request.secure, maxAge: THIRTY_DAYS_MS, path: '/' },
    }),
    guard: (request, response, next) => {
      if (token === undefined) {
        // A page elsewhere could point its own name at 127.0.0.1 and read the console: only our own names count.
        if (LOOPBACK_HOST.test(request.headers.host ?? '')) next();
        else response.status(421).type('text').send('Open the console at localhost, or set SITREP_API_TOKEN.');
        return;
      }
      const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
      const cookie = COOKIE_VALUE.exec(request.headers.cookie ?? '')?.[1];
      if ((bearer !== undefined && isToken(bearer)) || (cookie !== undefined && sameWords(cookie, session))) next();
      else if (request.path.startsWith('/api/')) response.status(401).json(unauthorized);
      else response.redirect(303, `/login?to=${encodeURIComponent(request.originalUrl)}`);
    },
  };
}

/** Where to go after the login: a path of ours, never another site. */
export function localPath(path: unknown): string {
  return typeof path === 'string' && LOCAL_PATH.test(path) ? path : '/';
}

/** Refuses a form that another site sent. Browsers always name the origin of a form; programs need not. */
export const sameOriginOnly: RequestHandler = (request, response, next) => {
  const { origin, host } = request.headers;
  const foreign =
    request.headers['sec-fetch-site'] === 'cross-site' || (origin !== undefined && hostOf(origin) !== host);
  if (foreign) response.status(403).type('text').send('This form was sent by another site.');
  else next();
};

const unauthorized = {
  error: { code: 'UNAUTHORIZED', message: 'Send Authorization: Bearer and the SITREP_API_TOKEN.' },
};

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function sameWords(given: string, wanted: string): boolean {
  const digest = (words: string) => createHmac('sha256', 'compare').update(words).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
