import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const ACTORS = ['APT28', 'APT29', 'APT41', 'FIN7', 'Sandworm', 'Turla', 'Kimsuky', 'MuddyWater', 'OilRig', 'Gamaredon'];
const FIRST = ['Bel', 'Cor', 'Dam', 'Fen', 'Gal', 'Hol', 'Jor', 'Kel', 'Lum', 'Mor', 'Nev', 'Pol', 'Rav', 'Sel', 'Tor'];
const LAST = ['anek', 'ibur', 'ogast', 'umir', 'eswyn', 'ardin', 'olfeth', 'igrad', 'ulnor', 'ephis', 'ossia'];
/** Every so many events two feeds tell of it at the same moment, so that two processes may bring it at once. */
const TOLD_TWICE = 4;

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly at: Date;
}

export interface Newsroom {
  /** Addresses of the feeds. */
  readonly feeds: readonly string[];
  /** Lets something happen, told by a feed or two; gives the name of the victim, which no other event has. */
  publish(): string;
  /** Feeds that hold an entry which nobody has fetched yet. */
  unread(): readonly string[];
  close(): Promise<void>;
}

/** Feeds on loopback, each with one old entry that names nobody. `more` is what else an entry says. */
export async function openNewsroom(count: number, more = () => ''): Promise<Newsroom> {
  const entries = Array.from({ length: count }, (_, feed): Entry[] => [
    {
      id: `old-${feed}`,
      title: `Feed ${feed} is here`,
      text: 'The first entry.',
      at: new Date('2023-06-01T08:00:00Z'),
    },
  ]);
  const unread = new Set<number>();
  let events = 0;
  const server = createServer((request, response) => {
    const feed = Number(request.url?.split('/')[1]);
    const told = entries[feed];
    if (!told || !request.url?.endsWith('/feed')) return void response.writeHead(404).end();
    unread.delete(feed);
    response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
    response.end(rss(feed, told));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const address = (feed: number) => `${base}/${feed}/feed`;
  const tell = (feed: number, event: number) => {
    entries[feed]?.unshift(anEntry(event, `${feed}-${event}`, more()));
    unread.add(feed);
  };
  return {
    feeds: entries.map((_, feed) => address(feed)),
    publish() {
      const event = events++;
      tell((event * 7) % count, event);
      if (event % TOLD_TWICE === 0) tell((event * 7 + Math.floor(count / 2)) % count, event);
      return victimOf(event);
    },
    unread: () => [...unread].map(address),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function anEntry(event: number, id: string, more: string): Entry {
  const actor = ACTORS[event % ACTORS.length];
  const victim = victimOf(event);
  const files = 10_007 + event * 131;
  return {
    id,
    title: `${actor} breached ${victim} and stole ${files} files`,
    text: `The hackers of ${actor} breached ${victim} and stole ${files} files, the company said. Staff of ${victim} had opened a letter with a malicious attachment. ${more}`,
    at: new Date(),
  };
}

function victimOf(event: number): string {
  const [first, last] = [FIRST[event % FIRST.length], LAST[Math.floor(event / FIRST.length) % LAST.length]];
  const round = Math.floor(event / (FIRST.length * LAST.length));
  return `${first}${last}${'o'.repeat(round)} Bank`;
}

function rss(feed: number, entries: readonly Entry[]): string {
  const items = entries.map(
    ({ id, title, text, at }) =>
      `<item><title>${title}</title><link>/${feed}/${id}</link><guid isPermaLink="false">${id}</guid><pubDate>${at.toUTCString()}</pubDate><description>${text}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Feed ${feed}</title><link>/${feed}/</link><description>d</description><language>en</language>${items.join('')}</channel></rss>`;
}
