import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { collectStories } from '../../src/feeds/collect-stories.ts';
import { discoverFeed } from '../../src/feeds/discover.ts';
import { createReader } from '../../src/feeds/reader.ts';
import type { Collected, Feed, FeedState } from '../../src/model/feed.ts';
import { createOutbound } from '../../src/outbound/outbound.ts';
import { serve } from '../outbound/loopback.ts';

const NOW = new Date('2024-05-06T12:00:00Z');
const MINUTE = 60_000;
const LIMITS = { feedBytes: 100_000, timeoutMs: 1_500 };
const rss = (title: string): string =>
  `<rss version="2.0"><channel><title>t</title><ttl>60</ttl><item><title>${title}</title><guid>${title}</guid><pubDate>Mon, 06 May 2024 08:00:00 GMT</pubDate></item></channel></rss>`;

const reader = createReader({ deadlineMs: 5_000, memoryMb: 256 });
const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((thing) => thing.close()));
});
afterAll(() => reader.close());

async function site(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = await serve(answer);
  const outbound = createOutbound({ allowPrivate: [server.host], userAgent: 'Sitrep/test' });
  toClose.push(server, outbound);
  const feed = (path: string): Feed => ({
    id: path,
    url: server.url + path,
    name: path,
    language: 'en',
    reliability: 'B',
  });
  const collect = (records: readonly { feed: Feed; state?: FeedState }[], signal = new AbortController().signal) =>
    collectStories(records, { outbound, reader, now: () => NOW, limits: LIMITS, signal });
  const only = async (path: string, state?: FeedState): Promise<Collected> => {
    const [collected] = (await gather(collect([{ feed: feed(path), ...(state && { state }) }]))).flat();
    if (!collected) throw new Error('nothing collected');
    return collected;
  };
  return { server, outbound, feed, collect, only };
}

async function gather<T>(batches: AsyncIterable<T>): Promise<readonly T[]> {
  const gathered: T[] = [];
  for await (const batch of batches) gathered.push(batch);
  return gathered;
}

const wait = (state: FeedState): number => (state.nextCheckAt.getTime() - NOW.getTime()) / MINUTE;

describe('collectStories', () => {
  it('asks again with what the server gave, and parses nothing that is unchanged', async () => {
    const asked: IncomingMessage['headers'][] = [];
    const { only } = await site(({ headers }, response) => {
      asked.push(headers);
      if (headers['if-none-match'] === '"v1"') response.writeHead(304, { 'cache-control': 'max-age=7200' }).end();
      else response.writeHead(200, { etag: '"v1"', 'last-modified': 'Mon, 06 May 2024 08:00:00 GMT' }).end(rss('One'));
    });
    const first = await only('/feed');
    expect(first).toMatchObject({ outcome: 'changed', firstSight: true, stories: [{ title: 'One' }] });
    expect(first.state).toMatchObject({
      etag: '"v1"',
      failures: 0,
      lastChangedAt: NOW,
      newestEntryAt: new Date('2024-05-06T08:00:00Z'),
    });
    expect(wait(first.state)).toBe(60);
    const second = await only('/feed', first.state);
    expect(second).toMatchObject({ outcome: 'unchanged', firstSight: false, stories: [] });
    expect(second.state).toMatchObject({ etag: '"v1"', lastChangedAt: NOW });
    expect(wait(second.state)).toBe(120);
    expect(asked[1]).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Mon, 06 May 2024 08:00:00 GMT',
      'accept-encoding': expect.stringContaining('gzip'),
    });
  });

  it('waits as long as a busy server asks, and longer with every failure', async () => {
    const { only } = await site((request, response) =>
      response
        .writeHead(request.url === '/busy' ? 429 : 500, request.url === '/busy' ? { 'retry-after': '7200' } : {})
        .end(),
    );
    const busy = await only('/busy');
    expect(busy).toMatchObject({ outcome: 'failed', state: { failures: 1, lastError: { code: 'FEED_HTTP_STATUS' } } });
    expect(wait(busy.state)).toBe(120);
    const broken = await only('/broken');
    const again = await only('/broken', broken.state);
    expect([wait(broken.state), wait(again.state)]).toEqual([30, 60]);
    expect(again.state.failures).toBe(2);
  });

  it('forgets a failure with the next success, and remembers where a feed moved', async () => {
    const { only, server } = await site((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else response.end(rss('One'));
    });
    const collected = await only('/old', {
      feedId: '/old',
      nextCheckAt: NOW,
      failures: 3,
      lastError: { code: 'FEED_EMPTY', message: '' },
    });
    expect(collected.state).toMatchObject({ failures: 0, movedTo: `${server.url}/new` });
    expect(collected.state.lastError).toBeUndefined();
  });

  it('hands on a feed of many stories in pieces, oldest first, and says which is the last', async () => {
    const item = (n: number): string =>
      `<item><title>${n}</title><guid>${n}</guid><pubDate>${new Date(NOW.getTime() - n * 60_000).toUTCString()}</pubDate></item>`;
    const many = Array.from({ length: 60 }, (_, n) => item(n)).join('');
    const { collect, feed } = await site((_, response) =>
      response.end(`<rss version="2.0"><channel><title>t</title>${many}</channel></rss>`),
    );
    const pieces = (await gather(collect([{ feed: feed('/many') }]))).flat();
    expect(pieces.map(({ stories, continues }) => [stories.length, continues])).toEqual([
      [25, true],
      [25, true],
      [10, false],
    ]);
    expect(pieces.flatMap(({ stories }) => stories.map(({ title }) => Number(title)))).toEqual(
      Array.from({ length: 60 }, (_, n) => 59 - n),
    );
  });

  it('reads nine good feeds of ten, whatever the tenth does, before it is done', async () => {
    const bad: Record<string, (response: ServerResponse) => void> = {
      '/hang': () => {},
      '/drip': (response) => {
        const drip = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(drip));
      },
      '/bomb': (response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
      '/large': (response) => response.end('x'.repeat(200_000)),
      '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
      '/page': (response) => response.end('<!doctype html><html></html>'),
      '/inside': (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    };
    const { collect, feed } = await site((request, response) => {
      const misbehave = bad[request.url ?? ''];
      if (misbehave) misbehave(response);
      else response.end(rss(request.url ?? ''));
    });
    const good = Array.from({ length: 9 }, (_, n) => `/good${n}`);
    const records = [...Object.keys(bad), ...good].map((path) => ({ feed: feed(path) }));
    const order = (await gather(collect(records))).flat();
    const codes = Object.fromEntries(order.map(({ feed, state }) => [feed.id, state.lastError?.code]));
    expect(codes).toEqual({
      ...Object.fromEntries(good.map((path) => [path, undefined])),
      '/hang': 'OUTBOUND_TIMEOUT',
      '/drip': 'OUTBOUND_TIMEOUT',
      '/bomb': 'OUTBOUND_TOO_LARGE',
      '/large': 'OUTBOUND_TOO_LARGE',
      '/loop': 'OUTBOUND_REFUSED',
      '/page': 'FEED_IS_HTML',
      '/inside': 'OUTBOUND_REFUSED',
    });
    expect(
      order
        .slice(-2)
        .map(({ feed }) => feed.id)
        .sort(),
    ).toEqual(['/drip', '/hang']);
  });

  describe('of a document longer than the limit', () => {
    const long = 'word '.repeat(40_000);
    const item = (title: string, body = '') =>
      `<item><title>${title}</title><guid>${title}</guid><description><![CDATA[${body}]]></description></item>`;
    const asRss = (...items: readonly string[]) =>
      `<rss version="2.0"><channel><title>t</title>${items.join('')}</channel></rss>`;
    const titles = ({ stories }: Collected) => stories.map(({ title }) => title).sort();

    it.each<[string, string]>([
      ['RSS', asRss(item('One'), item('Two'), item('Three', `${long}${item('Quoted')}`), item('Four'))],
      [
        'Atom',
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${['One', 'Two', `Three ${long}`].map((title) => `<entry><title>${title}</title><id>${title.slice(0, 9)}</id></entry>`).join('')}</feed>`,
      ],
      [
        'JSON Feed',
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 't',
          items: [
            { id: '1', title: 'One', tags: ['a'] },
            { id: '2', title: 'Two', content_text: 'a "quoted" {brace}' },
            { id: '3', title: 'Three', content_text: long },
          ],
        }),
      ],
    ])('takes the whole entries of %s, packed or not, and says where it was cut', async (_, document) => {
      const { only } = await site(({ url }, response) => {
        if (url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(document));
        else response.end(document);
      });
      for (const path of ['/plain', '/packed']) {
        const collected = await only(path);
        expect(collected).toMatchObject({ outcome: 'changed', state: { failures: 0, cutAt: LIMITS.feedBytes } });
        expect(titles(collected)).toEqual(['One', 'Two']);
      }
    });

    it('ends with one that has no end', async () => {
      const { only } = await site((_, response) => {
        response.write(asRss(item('One')).replace('</channel></rss>', ''));
        const more = () => {
          while (!response.destroyed && response.write(long));
        };
        response.on('drain', more);
        more();
      });
      const collected = await only('/endless');
      expect(titles(collected)).toEqual(['One']);
      expect(collected.state.cutAt).toBe(LIMITS.feedBytes);
    });

    it('fails without a whole entry, with the limit in its words', async () => {
      const { only, server } = await site((_, response) => response.end(asRss(item('One', long))));
      const { state } = await only('/one');
      expect(state.lastError).toEqual({
        code: 'OUTBOUND_TOO_LARGE',
        message: `${server.url}/one sent more than ${LIMITS.feedBytes} bytes.`,
      });
      expect(state.cutAt).toBeUndefined();
    });

    it('asks for it anew once the limit is another, and forgets the cut once it is whole', async () => {
      const asked: (string | undefined)[] = [];
      let document = asRss(item('One'), item('Two', long));
      const { only } = await site(({ headers }, response) => {
        asked.push(headers['if-none-match']);
        if (headers['if-none-match'] === '"v1"') response.writeHead(304).end();
        else response.writeHead(200, { etag: '"v1"' }).end(document);
      });
      const first = await only('/feed');
      const second = await only('/feed', first.state);
      expect(second).toMatchObject({ outcome: 'unchanged', state: { cutAt: LIMITS.feedBytes } });
      document = asRss(item('One'), item('Two'));
      const third = await only('/feed', { ...second.state, cutAt: LIMITS.feedBytes - 1 });
      expect(asked).toEqual([undefined, '"v1"', undefined]);
      expect(titles(third)).toEqual(['One', 'Two']);
      expect(third.state.cutAt).toBeUndefined();
    });
  });

  it('stops at the signal and leaves what it cut off due', async () => {
    const { collect, feed } = await site(() => {});
    const abort = new AbortController();
    const collecting = gather(collect([{ feed: feed('/a') }, { feed: feed('/b') }], abort.signal));
    abort.abort(new Error('stopping'));
    expect(await collecting).toEqual([]);
  });

  it('reads a bundled sample once, its dates moved to now', async () => {
    const { collect } = await site(() => {});
    const feed: Feed = { id: 's', url: 'sitrep:sample/wire', name: 'Sample', language: 'en', reliability: 'C' };
    const [first] = (await gather(collect([{ feed }]))).flat();
    const ages = first?.stories.map(({ publishedAt }) => NOW.getTime() - publishedAt.getTime()) ?? [];
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.min(...ages)).toBeLessThan(24 * 60 * MINUTE);
    const [again] = (await gather(collect([{ feed, ...(first && { state: first.state }) }]))).flat();
    expect(again?.outcome).toBe('unchanged');
  });
});

describe('discoverFeed', () => {
  it('takes a feed as it is, and finds the one behind a page', async () => {
    const { server, outbound } = await site((request, response) => {
      if (request.url === '/feed.xml') response.end(rss('One'));
      else if (request.url === '/bare') response.end('<html></html>');
      else response.end('<html><link rel="alternate" type="application/rss+xml" href="/feed.xml"></html>');
    });
    const tools = { outbound, reader, limits: LIMITS };
    for (const path of ['/feed.xml', '/blog']) {
      const found = await discoverFeed(server.url + path, tools);
      expect(found.url).toBe(`${server.url}/feed.xml`);
      expect(found.parsed.entries).toHaveLength(1);
    }
    await expect(discoverFeed(`${server.url}/bare`, tools)).rejects.toMatchObject({ code: 'FEED_IS_HTML' });
  });
});
