import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import { appError } from './errors.ts';
import type { Logger } from './logger.ts';
import type { Measure } from './model/measure.ts';
import type { Secret } from './secret.ts';
import type { Mount } from './server-routes.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;
const GRACE_MS = 8_000;

export interface ServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Needed to listen anywhere but on loopback. */
  readonly apiToken?: Secret;
  /** True when the store answers. */
  readonly isReady: () => Promise<boolean>;
  /** What `/metrics` tells besides the figures of the process. */
  readonly measures?: () => Promise<readonly Measure[]>;
  readonly logger: Pick<Logger, 'error'>;
}

/** One port for everything that comes in. */
export interface Server {
  /** Hands all requests below a path to a handler; the longest path that fits is asked first. */
  mount(path: string, handler: RequestHandler): void;
  /** The address it listens on, `http://127.0.0.1:3000`. Rejects with an `AppError`. */
  listen(): Promise<string>;
  /** Waits for the requests in hand, for some seconds. Safe to call twice. */
  close(): Promise<void>;
}

/** Prepares the server; nothing listens yet. Throws `TOKEN_NEEDED` rather than opening to others without a token. */
export function createServer({
  host,
  port,
  apiToken,
  isReady,
  measures = async () => [],
  logger,
}: ServerOptions): Server {
  if (!LOOPBACK.test(host) && apiToken === undefined) throw appError('TOKEN_NEEDED', { host });
  const mounts: Mount[] = [];
  const http = createHttpServer({ headersTimeout: 10_000, requestTimeout: 30_000 });
  let closing: Promise<void> | undefined;
  return {
    mount: (path, handler) => void mounts.push({ path, handler }),
    listen: async () => {
      // What answers has many modules, and one pass over the feeds needs none of them.
      const { createRoutes } = await import('./server-routes.ts');
      http.on('request', createRoutes({ mounts, isReady, measures, logger }));
      return new Promise((resolve, reject) => {
        http.once('error', (cause: NodeJS.ErrnoException) =>
          reject(appError('PORT_UNUSABLE', { host, port, code: cause.code ?? 'unknown' }, { cause })),
        );
        http.listen(port, host, () => resolve(addressOf(http.address() as AddressInfo)));
      });
    },
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

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
