import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import helmet from 'helmet';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Logger } from './logger.ts';
import type { Measure } from './model/measure.ts';

const LARGEST_BODY = 1_048_576;

/** All requests below a path and who answers them. */
export interface Mount {
  readonly path: string;
  readonly handler: RequestHandler;
}

export interface RouteParts {
  /** The longest path that fits is asked first. */
  readonly mounts: readonly Mount[];
  readonly isReady: () => Promise<boolean>;
  readonly measures: () => Promise<readonly Measure[]>;
  readonly logger: Pick<Logger, 'error'>;
}

/** What answers requests: health, metrics and what is mounted. */
export function createRoutes({ mounts, isReady, measures, logger }: RouteParts): express.Express {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const app = express().disable('x-powered-by');
  app.use(securityHeaders(), boundBody, healthRoutes(isReady), metricsRoute(metrics, measures));
  // More may be mounted while it runs.
  const dispatch: RequestHandler = (request, response, next) => routesOf(mounts)(request, response, next);
  return app.use(dispatch, notFound, failed(logger));
}

function routesOf(mounts: readonly Mount[]): express.Router {
  const router = express.Router();
  const longestFirst = [...mounts].sort((a, b) => b.path.length - a.path.length);
  for (const { path, handler } of longestFirst) router.use(path, handler);
  return router;
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

function healthRoutes(isReady: () => Promise<boolean>): RequestHandler {
  const router = express.Router();
  router.get('/healthz', (_, response) => void response.type('text').send('ok'));
  router.get('/readyz', async (_, response) => {
    const ready = await isReady().catch(() => false);
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'not ready');
  });
  return router;
}

/** Figures of the process, and of the installation as it is when asked; those are missing while the store is gone. */
function metricsRoute(metrics: Registry, measures: () => Promise<readonly Measure[]>): RequestHandler {
  return express.Router().get('/metrics', async (_, response) => {
    for (const { name, help, values } of await measures().catch(() => [])) {
      metrics.removeSingleMetric(name);
      const labelNames = [...new Set(values.flatMap(({ labels = {} }) => Object.keys(labels)))];
      const gauge = new Gauge({ name, help, labelNames, registers: [metrics] });
      for (const { labels = {}, value } of values) gauge.set(labels, value);
    }
    response.type(metrics.contentType).send(await metrics.metrics());
  });
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
