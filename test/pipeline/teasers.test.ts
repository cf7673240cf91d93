import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { runPass } from '../../src/pipeline.ts';
import { aHouse } from '../support/a-house.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const ARTICLE = `<!doctype html><html lang="en"><head><title>APT28 broke into a ministry</title></head><body><nav>Home</nav><article>
<h1>APT28 broke into a ministry</h1>${'<p>The ministry said that the attack was carried out by APT28, which sent spearphishing emails to its staff.</p>'.repeat(6)}
</article></body></html>`;

it('reads the page behind a fresh teaser that names an actor, and no other page', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', request.url === '/feed' ? 'application/rss+xml' : 'text/html');
    response.end(request.url === '/feed' ? feed() : ARTICLE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const item = (path: string, title: string, date: string) =>
    `<item><title>${title}</title><link>${base}${path}</link><guid>${path}</guid><pubDate>${date}</pubDate><description>Read on.</description></item>`;
  const feed = () =>
    `<rss version="2.0"><channel><title>Teasers</title><link>${base}</link><description>d</description>${[
      item('/fresh', 'APT28 broke into a ministry', 'Mon, 23 Nov 2026 09:00:00 GMT'),
      item('/nobody', 'A new browser is out', 'Mon, 23 Nov 2026 09:00:00 GMT'),
      item('/old', 'APT28 broke into a party', 'Fri, 20 Nov 2026 09:00:00 GMT'),
    ].join('')}</channel></rss>`;

  const house = await aHouse(
    [{ id: 'teasers', url: `${base}/feed`, name: 'Teasers', language: 'en', reliability: 'C' }],
    () => NOW,
  );
  await runPass(house, { signal: AbortSignal.timeout(60_000) });
  expect(asked).toEqual(['/feed', '/fresh']);
  const briefings = await house.store.briefings.latest({ limit: 10 });
  const fresh = briefings.find(({ sources }) => sources[0]?.url.endsWith('/fresh'));
  expect(fresh?.actors).toMatchObject([{ id: 'apt28', role: 'attributed' }]);

  await runPass(house, { signal: AbortSignal.timeout(60_000), all: true });
  expect(asked, 'a completed story is not taken for an edited one').toEqual(['/feed', '/fresh', '/feed']);
});
