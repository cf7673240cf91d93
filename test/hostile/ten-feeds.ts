import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { loadConfig } from '../../src/config/load-config.ts';
import { createReader } from '../../src/feeds/reader.ts';
import { type Knowledge, loadKnowledge, warmUp } from '../../src/knowledge.ts';
import { createOutbound } from '../../src/outbound/outbound.ts';
import { runPass } from '../../src/pipeline.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { serve } from '../outbound/loopback.ts';
import { aSubscription } from '../support/a-subscription.ts';

const GOOD = 9;
/** As the program has them. */
const READER = { deadlineMs: 15_000, memoryMb: 128 };
const ACTORS = [
  'APT28',
  'APT29',
  'Lazarus Group',
  'Sandworm',
  'Turla',
  'FIN7',
  'MuddyWater',
  'Kimsuky',
  'Volt Typhoon',
];

/** What a pass over nine good feeds and a bad one came to. */
export interface TenFeeds {
  /** Good feeds whose briefing was owed to its channel. */
  readonly good: number;
  /** Until the last of these briefings. */
  readonly goodMs: number;
  readonly passMs: number;
  /** The longest that the event loop was held. */
  readonly heldMs: number;
  readonly stories: number;
  /** The code of the bad feed's fault, if it had one. */
  readonly fault: string | undefined;
}

/** What a briefing is made with, ready for use: it is the same for every pass. */
export async function readyKnowledge(): Promise<Knowledge> {
  const knowledge = await loadKnowledge(undefined, await loadConfig({}, tmpdir()));
  warmUp(knowledge);
  return knowledge;
}

/** One real pass over nine good feeds on loopback, and a tenth that answers as told. */
export async function passOverTenFeeds(
  knowledge: Knowledge,
  answerBadly: ((response: ServerResponse) => void) | undefined,
): Promise<TenFeeds> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-ten-'));
  const server = await serve((request, response) => {
    const index = Number(request.url?.slice(1));
    if (index < GOOD) response.end(goodFeed(index));
    else answerBadly?.(response);
  });
  const store = await openStore(`sqlite:${join(folder, 'sitrep.db')}`);
  const outbound = createOutbound({ allowPrivate: [server.host], userAgent: 'test' });
  const reader = createReader(READER);
  try {
    const config = await loadConfig({}, folder);
    await store.subscriptions.put(
      aSubscription({ channel: { adapter: 'test', id: 'all' }, actors: [], everything: true, minRole: 'mentioned' }),
    );
    const count = answerBadly ? GOOD + 1 : GOOD;
    for (let index = 0; index < count; index++)
      await store.feeds.put({
        id: `${index}`,
        url: `${server.url}/${index}`,
        name: index < GOOD ? `Good ${index}` : 'Bad',
        language: 'en',
        reliability: 'C',
      });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const started = performance.now();
    const written: { readonly good: number; readonly ms: number }[] = [];
    const onWritten = (): void => {
      const ms = performance.now() - started;
      void goodBriefings(store).then((good) => written.push({ good, ms }));
    };
    delay.enable();
    const { stories } = await runPass(
      { store, outbound, reader, config, owner: 'test', now: () => new Date(), knowledge: () => knowledge },
      { signal: new AbortController().signal, onWritten },
    );
    delay.disable();
    const passMs = performance.now() - started;
    const good = await goodBriefings(store);
    const goodMs = written.find((at) => at.good === good)?.ms ?? passMs;
    const bad = (await store.feeds.list()).find(({ feed }) => feed.id === `${GOOD}`);
    return { good, goodMs, passMs, heldMs: delay.max / 1e6, stories, fault: bad?.state?.lastError?.code };
  } finally {
    await Promise.all([reader.close(), outbound.close(), server.close()]);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many of the good feeds somebody is owed a briefing from. */
async function goodBriefings(store: Store): Promise<number> {
  const owed = new Set((await store.deliveries.undelivered()).map(({ briefingId }) => briefingId));
  const briefings = await Promise.all([...owed].map((id) => store.briefings.get(id)));
  const publishers = briefings.flatMap((briefing) => briefing?.sources.map(({ publisher }) => publisher) ?? []);
  return new Set(publishers.filter((publisher) => publisher.startsWith('Good'))).size;
}

function goodFeed(index: number): string {
  const actor = ACTORS[index] ?? '';
  return `<rss version="2.0"><channel><title>Good</title><item><title>${actor} broke into company number ${index}</title>
    <guid>${index}</guid><pubDate>${new Date().toUTCString()}</pubDate>
    <description>Researchers attributed the attack on company number ${index} to ${actor}.</description></item></channel></rss>`;
}
