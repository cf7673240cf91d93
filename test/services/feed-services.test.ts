import { expect, it, onTestFinished } from 'vitest';
import { createFeedServices } from '../../src/services/feed-services.ts';
import { serve } from '../outbound/loopback.ts';
import { aHouse } from '../support/a-house.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const PAGE =
  '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>News</body></html>';
const FEED = `<rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link>
  <item><title>Older</title><link>/older</link><pubDate>Sun, 22 Dec 2024 08:00:00 GMT</pubDate></item>
  <item><title>Newest</title><link>/newest?utm_source=rss</link><pubDate>Mon, 23 Dec 2024 08:00:00 GMT</pubDate></item>
</channel></rss>`;
const LIST = `<opml version="2.0"><head/><body><outline text="Folder">
  <outline type="rss" text="Lab" xmlUrl="https://lab.example/feed"/></outline></body></opml>`;

async function open() {
  const pages: Readonly<Record<string, string>> = { '/': PAGE, '/feed': FEED, '/list': LIST };
  const server = await serve((request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  onTestFinished(server.close);
  return { url: server.url, services: createFeedServices(await aHouse([], () => NOW)) };
}

it('finds the feed behind a page, and its newest entry as a sample', async () => {
  const { url, services } = await open();
  expect(await services.findFeed(`${url}/`)).toMatchObject({
    feed: { url: `${url}/feed`, name: 'Wire', reliability: 'F' },
    newest: { title: 'Newest', url: 'https://wire.example/newest' },
  });
});

it('reads a list of feeds from an address', async () => {
  const { url, services } = await open();
  expect(await services.readFeedList(`${url}/list`)).toMatchObject([{ name: 'Lab', url: 'https://lab.example/feed' }]);
  await expect(services.readFeedList(`${url}/nowhere`)).rejects.toMatchObject({ code: 'FEED_HTTP_STATUS' });
});
