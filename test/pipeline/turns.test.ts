import { expect, it, onTestFinished } from 'vitest';
import type { Feed } from '../../src/model/feed.ts';
import { runPass } from '../../src/pipeline.ts';
import { serve } from '../outbound/loopback.ts';
import { aHouse } from '../support/a-house.ts';
import { aSubscription } from '../support/a-subscription.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const STORIES = 120;

function rss(feed: string, count: number): string {
  const items = Array.from({ length: count }, (_, index) => {
    const at = new Date(NOW.getTime() - (count - index) * 60_000).toUTCString();
    const name = `${feed} ${String.fromCharCode(65 + (index % 26))}${index}`;
    return `<item><title>APT28 broke into the bank of ${name}</title><guid>${name}</guid><pubDate>${at}</pubDate><description>Researchers attributed the attack on the bank of ${name} to APT28.</description></item>`;
  });
  return `<rss version="2.0"><channel><title>${feed}</title>${items.join('')}</channel></rss>`;
}

async function openFeeds() {
  let answerLate = (): void => {};
  const asked = new Promise<void>((resolve) => (answerLate = resolve));
  const server = await serve((request, response) => {
    if (request.url === '/many') response.end(rss('Many', STORIES));
    else void asked.then(() => response.end(rss('Late', 1)));
  });
  onTestFinished(server.close);
  const feed = (id: string): Feed => ({ id, url: `${server.url}/${id}`, name: id, language: 'en', reliability: 'C' });
  const house = await aHouse([feed('many'), feed('late')], () => NOW);
  await house.store.subscriptions.put(aSubscription({ actors: [], everything: true, minRole: 'mentioned' }));
  return { house, answerLate };
}

it('lets a feed of one story overtake one of many, and posting begin before the many are written', async () => {
  const { house, answerLate } = await openFeeds();
  const done: number[] = [];
  let written = 0;
  const summary = await runPass(house, {
    signal: AbortSignal.timeout(60_000),
    onWritten: () => {
      written += 1;
      answerLate();
    },
    onChecked: (checked) => done.push(checked),
  });
  expect(summary).toMatchObject({ feeds: { checked: 2, changed: 2 }, stories: STORIES + 1 });
  expect(written).toBeGreaterThan(3);
  expect(done.indexOf(1), 'the late feed is done while the other goes on').toBeLessThan(done.indexOf(2) - 1);
});

it('reads a feed again that it was interrupted in, and nothing of it twice', async () => {
  const { house, answerLate } = await openFeeds();
  let batches = 0;
  const store: typeof house.store = {
    ...house.store,
    transaction: (work) =>
      house.store.transaction(async (tx) => {
        batches += 1;
        if (batches === 3) throw new RangeError('the power went');
        return work(tx);
      }),
  };
  const options = { signal: AbortSignal.timeout(60_000), all: true, onWritten: answerLate };
  await expect(runPass({ ...house, store }, options)).rejects.toThrow('the power went');
  const state = (await house.store.feeds.list()).find(({ feed }) => feed.id === 'many')?.state;
  expect(state?.lastChangedAt).toBeUndefined();
  const { stories } = await runPass(house, options);
  expect(stories).toBeGreaterThan(0);
  expect(stories).toBeLessThan(STORIES);
});
