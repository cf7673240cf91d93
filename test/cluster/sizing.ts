import { statSync } from 'node:fs';
import pg from 'pg';
import type { ChatAdapter } from '../../adapters/contract.ts';
import { createRandom, writeProse } from '../../bench/prose.ts';
import { whatChanged } from '../../briefings/compose/changes.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { Deliverer } from '../../src/delivery/deliver.ts';
import { createReader } from '../../src/feeds/reader.ts';
import { loadKnowledge } from '../../src/knowledge.ts';
import { newSubscription } from '../../src/new-subscription.ts';
import { createOutbound } from '../../src/outbound/outbound.ts';
import { runPass } from '../../src/pipeline.ts';
import { toFeed } from '../../src/services/configured-feeds.ts';
import { copyStore } from '../../src/store/copy-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { openNewsroom } from './newsroom.ts';

const FEEDS = 20;
const EVENTS = 160;
const TEXT_LENGTH = 3_000;
const SQLITE = /^sqlite:/;

interface Sizing {
  readonly stories: number;
  readonly deliveries: number;
  readonly rows: number;
  readonly bytes: number;
  /** Of this process: what PostgreSQL itself spends is not in it, what SQLite does is. */
  readonly readingMs: number;
  readonly deliveringMs: number;
}

/** Reads stories of 3,000 characters, most of an event of their own, each owed to so many channels, and hands them to an adapter that does nothing. */
export async function measureSizing(databaseUrl: string, channels: number, folder: string): Promise<Sizing> {
  const random = createRandom(1);
  const newsroom = await openNewsroom(FEEDS, () => writeProse(TEXT_LENGTH, [], random));
  const store = await openStore(databaseUrl);
  const config = await loadConfig({}, folder);
  const outbound = createOutbound({ allowPrivate: ['127.0.0.1'], userAgent: 'sizing' });
  const reader = createReader({ deadlineMs: 60_000, memoryMb: 256 });
  const knowledge = await loadKnowledge(store, config);
  const now = () => new Date();
  for (const url of newsroom.feeds) await store.feeds.put(toFeed({ url, reliability: 'C' }));
  for (let n = 0; n < channels; n += 1) {
    const channel = { adapter: 'nobody', id: `C${n}` };
    const wish = { channel, everything: true, timezone: 'UTC', createdBy: 'sizing', createdAt: now() };
    await store.subscriptions.put(newSubscription(wish));
  }
  const parts = { store, outbound, reader, config, knowledge: () => knowledge, now, owner: 'sizing' };
  const before = await bytesOf(databaseUrl);
  for (let n = 0; n < EVENTS; n += 1) newsroom.publish();
  const signal = AbortSignal.timeout(600_000);
  const readingMs = await cpuOf(() => runPass(parts, { signal, all: true }));
  const deliveringMs = await cpuOf(() => deliverAll(store, now));
  const [stories, { sent }] = [await store.stories.count(), await store.deliveries.counts()];
  await Promise.all([reader.close(), outbound.close(), newsroom.close()]);
  await store.close();
  const bytes = (await bytesOf(databaseUrl)) - before;
  const tables = SQLITE.test(databaseUrl) ? await copyStore(databaseUrl, 'sqlite::memory:', () => {}) : [];
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { stories, deliveries: sent, rows, bytes, readingMs, deliveringMs };
}

async function deliverAll(store: Store, now: () => Date): Promise<void> {
  const nobody: ChatAdapter = {
    name: 'nobody',
    capabilities: {},
    pace: { perChannelMs: 0 },
    start: async () => {},
    stop: async () => {},
    post: async (to) => ({ channel: 'thread' in to ? to.thread.channel : to.channel, id: 'posted' }),
  };
  const deliverer = new Deliverer({
    outbox: store.deliveries,
    briefings: store.briefings,
    adapters: new Map([[nobody.name, nobody]]),
    whatChanged,
    postsPerHour: 1_000_000,
    clock: { now, wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    owner: 'sizing',
    random: Math.random,
    onEvent: () => {},
  });
  await deliverer.drain(0);
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function bytesOf(databaseUrl: string): Promise<number> {
  if (SQLITE.test(databaseUrl)) {
    const path = databaseUrl.replace(SQLITE, '');
    const sizes = [path, `${path}-wal`].map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
    return sizes.reduce((sum, size) => sum + size, 0);
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query('select pg_database_size(current_database()) as size');
  await client.end();
  return Number(rows[0].size);
}
