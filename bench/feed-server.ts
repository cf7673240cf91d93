import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createRandom, type Random, writeProse } from './prose.ts';

const NAMES = ['Lazarus Group', 'APT28', 'APT29', 'Sandworm', 'Volt Typhoon', 'Scattered Spider', 'FIN7', 'Turla'];
const FIRST_DAY = Date.UTC(2026, 9, 1);
const MINUTE_MS = 60_000;
const ENTRY_LENGTH = 1_500;
const MOST_ADDRESSES = 200;

export interface FeedServer {
  readonly urls: readonly string[];
  /** As `network.allowPrivate` has them. */
  readonly hosts: readonly string[];
  /** How many requests were answered, and how many of them with 304. */
  readonly counted: { requests: number; unchanged: number };
  /** Publishes a new entry in each of the first feeds. */
  publish(feeds: number): void;
  close(): Promise<void>;
}

interface Served {
  readonly items: string[];
  body: Buffer;
  etag: string;
}

/** Synthetic feeds on loopback, spread over 127.0.0.0/8 so that each is on a host of its own; conditional and compressed. */
export async function serveFeeds(options: {
  readonly feeds: number;
  readonly entries: number;
  readonly latencyMs: number;
}): Promise<FeedServer> {
  const random = createRandom(42);
  const feeds = Array.from({ length: options.feeds }, (_, feed): Served => {
    const items = Array.from({ length: options.entries }, (_, entry) => anItem(feed, entry, random));
    return { items, ...rendered(feed, items) };
  });
  const counted = { requests: 0, unchanged: 0 };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const feed = feeds[Number(request.url?.split('/')[2])];
    counted.requests += 1;
    if (!feed) return void response.writeHead(404).end();
    if (request.headers['if-none-match'] === feed.etag) {
      counted.unchanged += 1;
      return void response.writeHead(304, { etag: feed.etag }).end();
    }
    response.writeHead(200, {
      'content-type': 'application/rss+xml; charset=utf-8',
      'content-encoding': 'gzip',
      'content-length': feed.body.length,
      etag: feed.etag,
    });
    response.end(feed.body);
  };
  const { latencyMs } = options;
  const handle = latencyMs
    ? (request: IncomingMessage, response: ServerResponse) => void setTimeout(answer, latencyMs, request, response)
    : answer;
  const servers: Server[] = [];
  const hosts: string[] = [];
  let port = 0;
  for (let index = 0; index < Math.min(options.feeds, MOST_ADDRESSES); index += 1) {
    const server = createServer(handle);
    const address = `127.0.${1 + Math.floor(index / 250)}.${1 + (index % 250)}`;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
    port = (server.address() as AddressInfo).port;
    servers.push(server);
    hosts.push(`${address}:${port}`);
  }
  return {
    urls: feeds.map((_, feed) => `http://${hosts[feed % hosts.length]}/feed/${feed}`),
    hosts,
    counted,
    publish(count) {
      for (const [index, feed] of feeds.slice(0, count).entries()) {
        feed.items.unshift(anItem(index, feed.items.length, random));
        Object.assign(feed, rendered(index, feed.items));
      }
    },
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function anItem(feed: number, entry: number, random: Random): string {
  const link = `https://outlet-${feed}.example/${entry}`;
  const prose = writeProse(ENTRY_LENGTH, NAMES, random);
  const date = new Date(FIRST_DAY + (entry * 37 + feed) * MINUTE_MS).toUTCString();
  return `<item><title>${prose.slice(0, 70)}</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate><description><![CDATA[<p>${prose}</p>]]></description></item>`;
}

function rendered(feed: number, items: readonly string[]): Pick<Served, 'body' | 'etag'> {
  const xml = `<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet ${feed}</title><link>https://outlet-${feed}.example/</link><description>Synthetic</description>${items.join('')}</channel></rss>`;
  return { body: gzipSync(xml), etag: `"${createHash('sha1').update(xml).digest('hex').slice(0, 16)}"` };
}
