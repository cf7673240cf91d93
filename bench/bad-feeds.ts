import type { ServerResponse } from 'node:http';
import { HOSTILE_SERVERS } from '../test/hostile/servers.ts';
import { aFeed, anEntry } from './dated-feed.ts';

/** A feed that is wrong in one way. */
export interface BadFeed {
  readonly what: string;
  readonly answer: (response: ServerResponse) => void;
  /** How many of its entries can be read all the same. */
  readonly readable: number;
}

const ENTRIES = [9, 10, 11] as const;
const HUGE = 'word '.repeat(4_000_000);
const DATE = /<pubDate>[^<]*<\/pubDate>/;
const PAGE = '<!doctype html><html><head><title>News</title></head><body><h1>One moment, please</h1></body></html>';

/** Two entries in good order, and a third that is not. */
function spoilt(what: string, readable: number, spoil: (entry: string) => string): BadFeed {
  const feed = () =>
    aFeed(ENTRIES.map((number, at) => (at < 2 ? anEntry('bad', number) : spoil(anEntry('bad', number)))));
  return { what, readable, answer: (response) => void response.end(feed()) };
}

/** As `npm run security` has it. */
function hostile(what: string, name: string): BadFeed {
  const server = HOSTILE_SERVERS.find((each) => each.name === name);
  if (!server) throw new Error(`no server that is known as "${name}"`);
  return { what, readable: 0, answer: server.answer };
}

export const BAD_FEEDS: readonly BadFeed[] = [
  spoilt('an item without a date', 3, (entry) => entry.replace(DATE, '')),
  spoilt('an item of 20 MB', 2, (entry) => entry.replace('</description>', `${HUGE}</description>`)),
  {
    what: 'a feed cut off in its third entry',
    readable: 2,
    answer: (response) => {
      const feed = aFeed(ENTRIES.map((number) => anEntry('bad', number)));
      response.end(feed.slice(0, feed.lastIndexOf('<description>')));
    },
  },
  {
    what: 'an HTML page',
    readable: 0,
    answer: (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE),
  },
  hostile('status 500', 'status 500'),
  hostile('a loop of redirects', 'redirects to itself'),
  hostile('bad gzip', 'broken gzip'),
  spoilt('a raw &', 3, (entry) => entry.replace('<title>', '<title>R&D: ')),
  hostile('a server that never answers', 'never answers'),
];
