import { expect, it, onTestFinished } from 'vitest';
import { collectStories } from '../../src/feeds/collect-stories.ts';
import { createReader } from '../../src/feeds/reader.ts';
import type { Feed } from '../../src/model/feed.ts';
import { createOutbound } from '../../src/outbound/outbound.ts';
import { serve } from '../outbound/loopback.ts';
import { HOSTILE_SERVERS } from './servers.ts';

const LIMITS = { feedBytes: 1_000_000, timeoutMs: 3_000 };
const GOOD = '<rss version="2.0"><channel><item><title>Good</title></item></channel></rss>';

it('reads the good feed beside each hostile server, and says of each what is wrong', { timeout: 120_000 }, async () => {
  const server = await serve((request, response) => {
    const bad = HOSTILE_SERVERS[Number(request.url?.slice(1))];
    if (bad) bad.answer(response);
    else response.end(GOOD);
  });
  const outbound = createOutbound({ allowPrivate: [server.host], userAgent: 'test' });
  const reader = createReader({ deadlineMs: 5_000, memoryMb: 128 });
  onTestFinished(async () => void (await Promise.all([outbound.close(), reader.close(), server.close()])));
  const feed = (id: string): Feed => ({ id, url: `${server.url}/${id}`, name: id, language: 'en', reliability: 'C' });
  const records = [...HOSTILE_SERVERS.keys(), 'good'].map((id) => ({ feed: feed(`${id}`) }));
  const tools = { outbound, reader, now: () => new Date(), limits: LIMITS, signal: new AbortController().signal };
  const outcome = new Map<string, string | undefined>();
  for await (const batch of collectStories(records, tools))
    for (const { feed, state } of batch) outcome.set(feed.id, state.lastError?.code);
  const wanted = new Map(
    HOSTILE_SERVERS.map(({ name, fault }, index) => [name, outcome.get(`${index}`) ?? `no ${fault}`]),
  );
  expect(Object.fromEntries(wanted)).toEqual(
    Object.fromEntries(HOSTILE_SERVERS.map(({ name, fault }) => [name, fault])),
  );
  expect(outcome.has('good') && outcome.get('good')).toBeUndefined();
});
