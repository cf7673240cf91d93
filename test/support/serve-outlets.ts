import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Feed } from '../../src/model/feed.ts';

export interface PublishedEntry {
  readonly guid: string;
  readonly title: string;
  readonly text: string;
  /** As it stands in the feed. */
  readonly date: string;
}

interface Outlets {
  readonly feeds: readonly Feed[];
  publish(outlet: string, entry: PublishedEntry): void;
}

/** Feeds served on loopback, each with one old entry to begin with. The pages behind their entries cannot be had. */
export async function serveOutlets(
  languages: ReadonlyMap<string, string>,
  oldDate = 'Thu, 01 Jun 2023 08:00:00 GMT',
): Promise<Outlets> {
  const entries = new Map<string, PublishedEntry[]>();
  for (const outlet of languages.keys())
    entries.set(outlet, [
      { guid: 'old', title: `${outlet} is here`, text: 'The first entry of this feed.', date: oldDate },
    ]);
  const server = createServer((request, response) => {
    const [, outlet = '', what] = (request.url ?? '').split('/');
    if (what !== 'feed') return void response.writeHead(404).end();
    response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
    response.end(rss(outlet, languages.get(outlet) ?? 'en', entries.get(outlet) ?? []));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    feeds: [...languages].map(([id, language]) => ({
      id,
      url: `${base}/${id}/feed`,
      name: id,
      language,
      reliability: 'C',
    })),
    publish: (outlet, entry) => void entries.get(outlet)?.unshift(entry),
  };
}

function rss(outlet: string, language: string, entries: readonly PublishedEntry[]): string {
  const items = entries.map(
    ({ guid, title, text, date }) =>
      `<item><title>${escaped(title)}</title><link>/${outlet}/${guid}</link><guid isPermaLink="false">${guid}</guid>` +
      `<pubDate>${date}</pubDate><description>${escaped(text)}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>${outlet}</title><link>/${outlet}/</link><description>d</description><language>${language}</language>${items.join('')}</channel></rss>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
