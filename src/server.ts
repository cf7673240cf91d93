import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import helmet from 'helmet';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { appError } from './errors.ts';
import type { Logger } from './logger.ts';
import type { Secret } from './secret.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;
const LARGEST_BODY = 1_048_576;
const GRACE_MS = 8_000;

export interface ServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Needed to listen anywhere but on loopback. */
  readonly apiToken?: Secret;
  /** True when the store answers. */
  readonly isReady: () => Promise<boolean>;
  readonly logger: Pick<Logger, 'error'>;
}

interface Mount {
  readonly path: string;
  readonly handler: RequestHandler;
}

/** One port for everything that comes in. */
export interface Server {
  /** Metrics of other rooms are registered here and shown at `/metrics`. */
  readonly metrics: Registry;
  /** Hands all requests below a path to a handler; the longest path that fits is asked first. */
  mount(path: string, handler: RequestHandler): void;
  /** The address it listens on, `http://127.0.0.1:3000`. Rejects with an `AppError`. */
  listen(): Promise<string>;
  /** Waits for the requests in hand, for some seconds. Safe to call twice. */
  close(): Promise<void>;
}

/** Prepares the server; nothing listens yet. Throws `TOKEN_NEEDED` rather than opening to others without a token. */
export function createServer({ host, port, apiToken, isReady, logger }: ServerOptions): Server {
  if (!LOOPBACK.test(host) && apiToken === undefined) throw appError('TOKEN_NEEDED', { host });
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const mounts: Mount[] = [];
  let routes = express.Router();
  const app = express().disable('x-powered-by');
  app.use(securityHeaders(), boundBody, healthRoutes(metrics, isReady));
  const dispatch: RequestHandler = (request, response, next) => routes(request, response, next);
  app.use(dispatch, notFound, failed(logger));
  const http = createHttpServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, app);
  let closing: Promise<void> | undefined;
  return {
    metrics,
    mount: (path, handler) => {
      mounts.push({ path, handler });
      routes = routesOf(mounts);
    },
    listen: () =>
      new Promise((resolve, reject) => {
        http.once('error', (cause: NodeJS.ErrnoException) =>
          reject(appError('PORT_UNUSABLE', { host, port, code: cause.code ?? 'unknown' }, { cause })),
        );
        http.listen(port, host, () => resolve(addressOf(http.address() as AddressInfo)));
      }),
    close: () => {
      closing ??= new Promise((resolve) => {
        const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS).unref();
        http.close(() => {
          clearTimeout(cut);
          resolve();
        });
        http.closeIdleConnections();
      });
      return closing;
    },
  };
}

function routesOf(mounts: readonly Mount[]): express.Router {
  const router = express.Router();
  const longestFirst = [...mounts].sort((a, b) => b.path.length - a.path.length);
  for (const { path, handler } of longestFirst) router.use(path, handler);
  return router;
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function securityHeaders(): RequestHandler {
  return helmet({
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'script-src': ["'self'"],
        'img-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
  });
}

/** A body must say its length, and be short: the chat SDKs read theirs whole. */
const boundBody: RequestHandler = (request, response, next) => {
  if (request.headers['transfer-encoding'] !== undefined) response.sendStatus(411);
  else if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) response.sendStatus(413);
  else next();
};

function healthRoutes(metrics: Registry, isReady: () => Promise<boolean>): RequestHandler {
  const router = express.Router();
  router.get('/healthz', (_, response) => void response.type('text').send('ok'));
  router.get('/readyz', async (_, response) => {
    const ready = await isReady().catch(() => false);
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'not ready');
  });
  router.get('/metrics', async (_, response) => void response.type(metrics.contentType).send(await metrics.metrics()));
  return router;
}

const notFound: RequestHandler = (_, response) => void response.status(404).type('text').send('Not found');

function failed(logger: Pick<Logger, 'error'>): ErrorRequestHandler {
  return (error: { readonly status?: number }, request, response, next) => {
    const status = error.status ?? 500;
    if (status >= 500) logger.error({ err: error, method: request.method, path: request.path }, 'request failed');
    if (response.headersSent) return next(error);
    response
      .status(status)
      .type('text')
      .send(status >= 500 ? 'This failed here; the log tells why.' : 'This request cannot be answered.');
  };
}
