import RssParser from 'rss-parser';
import { parseFeed } from '../src/feeds/parse-feed.ts';
import { type Comparison, compare } from './measure.ts';
import { createRandom, writeProse } from './prose.ts';

const FEEDS = 20;
const ENTRIES = 30;

/** Reading feeds, against rss-parser alone; both must find the same number of entries. */
export async function benchReading(): Promise<Comparison> {
  const random = createRandom(1);
  const feeds = Array.from({ length: FEEDS }, () => aFeed(() => writeProse(1_500, ['APT28'], random)));
  const peer = new RssParser();
  const count = async (read: (feed: string) => Promise<number>) => {
    let entries = 0;
    for (const feed of feeds) entries += await read(feed);
    if (entries !== FEEDS * ENTRIES) throw new Error(`${entries} entries were read`);
  };
  return compare(
    () => count(async (feed) => (await parseFeed(feed, 'bench')).entries.length),
    () => count(async (feed) => (await peer.parseString(feed)).items.length),
  );
}

function aFeed(prose: () => string): string {
  const items = Array.from({ length: ENTRIES }, (_, index) => {
    const link = `https://news.example/${index}`;
    return `<item><title>${prose().slice(0, 70)}</title><link>${link}</link><guid>${link}</guid><pubDate>Mon, 23 Nov 2026 09:00:00 GMT</pubDate><description><![CDATA[<p>${prose()}</p>]]></description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title><link>https://news.example/</link><description>d</description>${items.join('')}</channel></rss>`;
}
