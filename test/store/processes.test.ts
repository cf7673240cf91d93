import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { poolSettings } from '../../src/store/pool-settings.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { startPostgres } from '../support/a-postgres.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const MINUTE = 60_000;

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

async function open(url: string): Promise<Store> {
  const store = await openStore(url);
  onTestFinished(() => store.close());
  return store;
}

describe.skipIf(!postgres)('several processes on one PostgreSQL', () => {
  const fresh = () => postgres?.fresh() ?? '';

  it('may start at once on an empty database', async () => {
    const url = await fresh();
    const stores = await Promise.all([1, 2, 3, 4].map(() => open(url)));
    expect(await Promise.all(stores.map((store) => store.stories.count()))).toEqual([0, 0, 0, 0]);
  });

  it('share feeds out among them: each is claimed by one', async () => {
    const url = await fresh();
    const stores = await Promise.all([1, 2, 3].map(() => open(url)));
    const feed = { name: 'Feed', language: 'en', reliability: 'B' } as const;
    const ids = Array.from({ length: 60 }, (_, n) => `feed-${n}`);
    for (const id of ids) await stores[0]?.feeds.put({ ...feed, id, url: `https://${id}.example/feed` });
    const claims = await Promise.all(
      stores.flatMap((store, owner) =>
        Array.from({ length: 4 }, () =>
          store.feeds.claimDue({ now: NOW, owner: `${owner}`, leaseMs: MINUTE, limit: 10 }),
        ),
      ),
    );
    const byOwner = new Map<string, Set<number>>();
    for (const [nth, claim] of claims.entries()) {
      for (const { feed } of claim)
        byOwner.set(feed.id, new Set([...(byOwner.get(feed.id) ?? []), Math.floor(nth / 4)]));
    }
    expect([...byOwner.values()].every((owners) => owners.size === 1)).toBe(true);
  });

  it('deliver each post once, those of a channel in order, and leave no channel taken', async () => {
    const url = await fresh();
    const stores = await Promise.all([1, 2, 3].map(() => open(url)));
    const channels = Array.from({ length: 8 }, (_, n) => ({ adapter: 'slack', id: `T1/C${n}` }));
    const owed = channels.flatMap((channel) =>
      Array.from({ length: 12 }, (_, n) =>
        aDelivery({ key: `${n}@${channel.id}`, incidentId: `${n}@${channel.id}`, channel, nextTryAt: NOW }),
      ),
    );
    await stores[0]?.deliveries.put(owed);
    const sent: string[] = [];
    const work = async ({ deliveries }: Store, owner: string) => {
      while ((await deliveries.counts()).due > 0) {
        const claim = { now: NOW, owner, leaseMs: MINUTE, limit: 3, adapters: ['slack'] };
        for (const delivery of await deliveries.claimDue(claim)) {
          sent.push(delivery.key);
          const settled = [{ ...delivery, state: 'sent' as const }];
          await deliveries.settle(delivery.channel, { owner, notBefore: NOW, deliveries: settled });
        }
      }
    };
    await Promise.all(stores.map((store, n) => work(store, `${n}`)));
    expect(sent.toSorted()).toEqual(owed.map(({ key }) => key).toSorted());
    for (const { id } of channels) {
      const order = sent.filter((key) => key.endsWith(`@${id}`)).map((key) => Number.parseInt(key, 10));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
    const client = await connect(url);
    const { rows } = await client.query('select key from channels where lease_owner is not null');
    expect(rows).toEqual([]);
  });

  it('write in turn', async () => {
    const url = await fresh();
    const stores = await Promise.all([1, 2, 3].map(() => open(url)));
    const addOne = (store: Store) =>
      store.transaction(async (tx) => {
        await tx.memory.set('room', 'count', Number((await tx.memory.get('room', 'count')) ?? 0) + 1);
      });
    await Promise.all([1, 2, 3, 4, 5].flatMap(() => stores.map(addOne)));
    expect(await stores[0]?.memory.get('room', 'count')).toBe(15);
  });

  it('go on after the server has cut all connections', async () => {
    const url = await fresh();
    const store = await open(url);
    await store.memory.set('room', 'key', 'kept');
    const client = await connect(url);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const asked = () => store.memory.get('room', 'key').catch(() => undefined);
    await expect.poll(asked).toBe('kept');
  });

  it('give up on a statement, a connection and a silent transaction after a time', async () => {
    const url = await fresh();
    const pool = new pg.Pool(poolSettings(`${url}?statement_timeout=50&pool_size=3`));
    onTestFinished(() => pool.end());
    await expect(pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    expect(pool.options.max).toBe(3);
    const { rows } = await pool.query(`select name, setting from pg_settings where name in
      ('tcp_keepalives_idle', 'idle_in_transaction_session_timeout', 'application_name') order by name`);
    expect(rows.map(({ setting }) => setting)).toEqual(['sitrep', '60000', '10']);
  });

  it.skipIf(process.env.TEST_DATABASE_URL)('speak TLS, and trust only the certificate they were given', async () => {
    const url = await fresh();
    const client = await connect(url);
    const [{ data_directory: folder }] = (await client.query('show data_directory')).rows;
    const certificate = join(folder, 'server.crt');
    makeCertificate(folder);
    await client.query('alter system set ssl = on');
    await client.query('select pg_reload_conf()');
    const state = async () => (await client.query('show ssl')).rows[0].ssl;
    await expect.poll(state).toBe('on');
    const over = async (options: string, host = 'localhost') => {
      const pool = new pg.Pool(poolSettings(`${url.replace('127.0.0.1', host)}?${options}`));
      try {
        const { rows } = await pool.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
        return rows[0].ssl;
      } finally {
        await pool.end();
      }
    };
    expect(await over('')).toBe(false);
    expect(await over('sslmode=require')).toBe(true);
    expect(await over(`sslmode=verify-full&sslrootcert=${encodeURIComponent(certificate)}`)).toBe(true);
    await expect(over('sslmode=verify-full')).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    await expect(
      over(`sslmode=verify-full&sslrootcert=${encodeURIComponent(certificate)}`, '127.0.0.1'),
    ).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** For `localhost`, signed by itself; readable by the server alone, which runs as another user. */
function makeCertificate(folder: string): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  const pair = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...pair, ...subject], { stdio: 'ignore' });
  const { uid, gid } = statSync(folder);
  chownSync(key, uid, gid);
  chmodSync(key, 0o600);
}
