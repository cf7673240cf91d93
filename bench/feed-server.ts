import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { listenOn } from './listen.ts';
import { createRandom, writeOrdinaryNews, writeProse } from './prose.ts';

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
  /** Publishes a new entry in each of the first feeds, which drop their oldest. */
  publish(feeds: number): void;
  close(): Promise<void>;
}

export interface FeedsWanted {
  readonly feeds: number;
  readonly entries: number;
  readonly latencyMs: number;
  /** Entries name no actor, so that nobody writes a briefing. */
  readonly ordinary?: boolean;
}

interface Served {
  readonly items: string[];
  /** In all. */
  published: number;
  body: Buffer;
  etag: string;
}

/** Synthetic feeds on loopback, spread over 127.0.0.0/8 so that each is on a host of its own; conditional and compressed. */
export async function serveFeeds(options: FeedsWanted): Promise<FeedServer> {
  const random = createRandom(42);
  const write = options.ordinary
    ? () => writeOrdinaryNews(ENTRY_LENGTH, random)
    : () => writeProse(ENTRY_LENGTH, NAMES, random);
  const feeds = Array.from({ length: options.feeds }, (_, feed): Served => {
    const items = Array.from({ length: options.entries }, (_, entry) => anItem(feed, entry, write()));
    return { items, published: items.length, ...rendered(feed, items) };
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
  const { hosts, close } = await listenOn(Math.min(options.feeds, MOST_ADDRESSES), handle);
  return {
    urls: feeds.map((_, feed) => `http://${hosts[feed % hosts.length]}/feed/${feed}`),
    hosts,
    counted,
    publish(count) {
      for (const [index, feed] of feeds.slice(0, count).entries()) {
        feed.items.unshift(anItem(index, feed.published, write()));
        feed.items.pop();
        feed.published += 1;
        Object.assign(feed, rendered(index, feed.items));
      }
    },
    close,
  };
}

function anItem(feed: number, entry: number, prose: string): string {
  const link = `https://outlet-${feed}.example/${entry}`;
  const date = new Date(FIRST_DAY + (entry * 37 + feed) * MINUTE_MS).toUTCString();
  return `<item><title>${prose.slice(0, 70)}</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate><description><![CDATA[<p>${prose}</p>]]></description></item>`;
}

function rendered(feed: number, items: readonly string[]): Pick<Served, 'body' | 'etag'> {
  const xml = `<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet ${feed}</title><link>https://outlet-${feed}.example/</link><description>Synthetic</description>${items.join('')}</channel></rss>`;
  return { body: gzipSync(xml), etag: `"${createHash('sha1').update(xml).digest('hex').slice(0, 16)}"` };
}
