import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { parseFeed } from '../src/feeds/parse-feed.ts';
import { createReader } from '../src/feeds/reader.ts';
import { against, alone, type Result, sideBySide } from './measure.ts';
import { createRandom, writeProse } from './prose.ts';

const FEEDS = 60;
const ENTRIES = 30;
const HOSTILE_LENGTH = 200_000;

/** Reading feeds, against rss-parser and feedsmith alone; all must find the same number of entries. */
export async function benchReading(): Promise<readonly Result[]> {
  const random = createRandom(1);
  const feeds = Array.from({ length: FEEDS }, () => aFeed(() => writeProse(1_500, ['APT28'], random)));
  const bytes = feeds.map((feed) => Buffer.from(feed));
  const rssParser = new RssParser();
  const reader = createReader({ deadlineMs: 15_000, memoryMb: 128 });
  const countAll = async <T>(from: readonly T[], read: (feed: T) => Promise<number>) => {
    const entries = (await Promise.all(from.map(read))).reduce((sum, count) => sum + count, 0);
    if (entries !== FEEDS * ENTRIES) throw new Error(`${entries} entries were read`);
  };
  try {
    const { here, thread, parser, smith } = await sideBySide({
      here: () => countAll(feeds, async (feed) => (await parseFeed(feed, 'bench')).entries.length),
      thread: () => countAll(bytes, async (feed) => (await reader.feed(feed, 'text/xml', 'bench')).entries.length),
      parser: () => countAll(feeds, async (feed) => (await rssParser.parseString(feed)).items.length),
      smith: () =>
        countAll(feeds, async (feed) => (parseWithFeedsmith(feed).feed as { items: unknown[] }).items.length),
    });
    return [
      against('read 1,800 entries', 'ms CPU', here, { name: 'rss-parser', figures: parser }, 1.15),
      against('read 1,800 entries in a worker thread', 'ms CPU', thread, { name: 'rss-parser', figures: parser }, 1.15),
      against('read 1,800 entries', 'ms CPU', here, { name: 'feedsmith', figures: smith }),
      alone('event loop held while 200 kB of `<` are read', 'ms', [await longestHold(() => readHostile(reader))], 100),
    ];
  } finally {
    await reader.close();
  }
}

async function readHostile(reader: ReturnType<typeof createReader>): Promise<void> {
  const entry = `<item><title>x</title><description><![CDATA[${'<'.repeat(HOSTILE_LENGTH)}]]></description></item>`;
  const feed = `<rss version="2.0"><channel><title>Bench</title>${entry}</channel></rss>`;
  await reader.feed(Buffer.from(feed), 'text/xml', 'bench');
}

/** The longest time in ms between two turns of a timer that wants one each millisecond. */
async function longestHold(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(look, 1);
  await work();
  clearInterval(timer);
  look();
  return longest;
}

function aFeed(prose: () => string): string {
  const items = Array.from({ length: ENTRIES }, (_, index) => {
    const link = `https://news.example/${index}`;
    return `<item><title>${prose().slice(0, 70)}</title><link>${link}</link><guid>${link}</guid><pubDate>Mon, 23 Nov 2026 09:00:00 GMT</pubDate><description><![CDATA[<p>${prose()}</p>]]></description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title><link>https://news.example/</link><description>d</description>${items.join('')}</channel></rss>`;
}
