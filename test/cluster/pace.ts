import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openStore } from '../../src/store/open-store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { followLines } from '../support/follow-lines.ts';
import { startCli } from '../support/run-cli.ts';

const CHANNELS = 96;
const POSTS_EACH = 8;
/** How long a receiver takes, as a chat platform does. */
const ANSWER_MS = 1_000;
/** By then every process has looked and knows when something is due. */
const NOTICE_MS = 12_000;
const CLAIMS = 40;

/** Seconds from the first to the last of 768 posts to 96 receivers of a second each, moved by so many processes. */
export async function measurePace(databaseUrl: string, processes: number, folder: string): Promise<number> {
  const arrivals: number[] = [];
  const server = createServer((request, response) => {
    request.resume();
    arrivals.push(performance.now());
    setTimeout(() => response.writeHead(204).end(), ANSWER_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = Array.from({ length: CHANNELS }, (_, n) => `hook-${n}`);
  const webhook = names.map((name) => ({ name, url: `http://${host}/${name}`, secret: 'a-long-shared-secret' }));
  const children = await Promise.all(
    Array.from({ length: processes }, async (_, nth) => {
      const home = join(folder, `${processes}-${nth}`);
      mkdirSync(home, { recursive: true });
      const adapters = { webhook, console: { enabled: false } };
      const limits = { postsPerHour: 100_000 };
      writeFileSync(
        join(home, 'sitrep.yaml'),
        JSON.stringify({ feeds: [], schedule: '* * * * * *', network: { allowPrivate: [host] }, adapters, limits }),
      );
      const child = startCli(['run'], {
        folder: home,
        environment: { DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'error' },
      });
      await followLines(child.stderr)('Console: ');
      return child;
    }),
  );
  const store = await openStore(databaseUrl);
  await store.briefings.put(aBriefing({ id: 'b', incidentId: 'i', revision: 1 }));
  const nextTryAt = new Date(Date.now() + NOTICE_MS);
  await store.deliveries.put(
    names.flatMap((id) =>
      Array.from({ length: POSTS_EACH }, (_, n) =>
        aDelivery({
          key: `${n}@${id}`,
          channel: { adapter: 'webhook', id },
          incidentId: `i-${n}`,
          briefingId: 'b',
          nextTryAt,
        }),
      ),
    ),
  );
  while ((await store.deliveries.counts()).due > 0) await sleep(100);
  await store.close();
  for (const child of children) child.kill('SIGKILL');
  server.closeAllConnections();
  server.close();
  return ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000;
}

interface Claims {
  readonly least: number;
  readonly median: number;
  /** Of a question that finds nothing, between two claims: what asking costs on a busy machine. */
  readonly medianQuestion: number;
}

/** Milliseconds of a claim of 16 channels out of 5,000 that something is due for. */
export async function measureClaim(databaseUrl: string): Promise<Claims> {
  const store = await openStore(databaseUrl);
  const now = new Date();
  for (let from = 0; from < 5_000; from += 500) {
    await store.deliveries.put(
      Array.from({ length: 500 }, (_, n) =>
        aDelivery({
          key: `claim-${from + n}`,
          channel: { adapter: 'slack', id: `T1/C${from + n}` },
          incidentId: `c-${from + n}`,
          nextTryAt: now,
        }),
      ),
    );
  }
  if (databaseUrl.startsWith('postgres')) await analyze(databaseUrl);
  const claims: number[] = [];
  const questions: number[] = [];
  for (let n = 0; n < CLAIMS; n += 1) {
    const start = performance.now();
    const claim = { now, owner: 'one', leaseMs: 60_000, limit: 16, adapters: ['slack'] };
    const taken = await store.deliveries.claimDue(claim);
    const claimed = performance.now();
    await store.memory.get('no room', 'no key');
    claims.push(claimed - start);
    questions.push(performance.now() - claimed);
    const notBefore = new Date(now.getTime() + 1_000);
    for (const delivery of taken) {
      const deliveries = [{ ...delivery, state: 'sent' as const, sentAt: now }];
      await store.deliveries.settle(delivery.channel, { owner: 'one', notBefore, deliveries });
    }
  }
  await store.close();
  return { least: Math.min(...claims), median: median(claims), medianQuestion: median(questions) };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** As the server does by itself within a minute of such a change. */
async function analyze(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('analyze');
  await client.end();
}
