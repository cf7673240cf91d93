import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { startPostgres } from '../support/a-postgres.ts';
import { aFrenchStory, aStory } from '../support/a-story.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { anIncident } from '../support/an-incident.ts';
import { noFindings } from '../support/no-findings.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
/** More than are copied at once. */
const STORIES = 503;

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

const aFile = () => `sqlite:${join(temporaryFolder(), 'sitrep.db')}`;

async function within<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Something in every table. */
async function fill(store: Store): Promise<void> {
  const feed = {
    id: 'wire',
    url: 'https://wire.example/feed',
    name: 'Wire',
    language: 'en',
    reliability: 'B',
  } as const;
  await store.feeds.put(feed);
  await store.feeds.saveState({ feedId: 'wire', nextCheckAt: NOW, failures: 0 });
  const many = Array.from({ length: STORIES }, (_, n) =>
    aStory({ id: `s-${n}`, title: `Story number${n} "é\u0000日本"` }),
  );
  await store.stories.put([...many, aFrenchStory()].map((story) => ({ story, findings: noFindings(story.id) })));
  await store.incidents.put(anIncident({ id: 'i-1', keys: ['actor:apt28', 'victim:dmm'] }));
  for (const revision of [1, 2]) {
    await store.briefings.put(aBriefing({ id: `b-${revision}`, incidentId: 'i-1', revision }));
  }
  await store.subscriptions.put(aSubscription());
  await store.deliveries.put([aDelivery({ key: 'one' }), aDelivery({ key: 'two', incidentId: 'i-2' })]);
  await store.actors.replace('attack', []);
  await store.actors.suppress({ id: 'x', alias: 'Zinc', by: 'ann', at: NOW, reason: 'a metal' });
  await store.audit.append({ at: NOW, who: 'ann', where: 'here', what: 'something' });
  await store.memory.set('room', 'key', { kept: true });
  await store.heard.isFirst('Ev1', NOW);
}

const copy = async (from: string, to: string) => {
  const ran = await runCli(['db', 'copy', from, to, '--json'], { folder: temporaryFolder() });
  return { ...ran, copied: ran.code === 0 ? JSON.parse(ran.stdout) : undefined };
};

describe.skipIf(!postgres)('sitrep db copy', { timeout: 120_000 }, () => {
  const fresh = async () => (await postgres?.fresh()) ?? '';

  it('moves an installation to PostgreSQL and back, and it is the same', async () => {
    const [here, server, back] = [aFile(), await fresh(), aFile()];
    await within(here, fill);
    const there = await copy(here, server);
    const again = await copy(server, back);
    expect(there.stderr + again.stderr).toBe('');
    expect(there.copied.tables).toEqual(again.copied.tables);
    expect(there.copied.tables.every(({ rows }: { rows: number }) => rows > 0)).toBe(true);
    expect(there.copied.tables).toContainEqual(expect.objectContaining({ table: 'stories', rows: STORIES + 1 }));
    for (const url of [server, back]) {
      await within(url, async (store) => {
        expect((await store.stories.search('number502', 5)).map(({ story }) => story.id)).toEqual(['s-502']);
        expect((await store.briefings.latest({ limit: 5 })).map(({ id }) => id)).toEqual(['b-2']);
        await store.audit.append({ at: NOW, who: 'ann', where: 'here', what: 'something else' });
        expect(await store.audit.list(9)).toHaveLength(2);
        await store.deliveries.put([aDelivery({ key: 'three', incidentId: 'i-3' })]);
        expect((await store.deliveries.undelivered()).map(({ key }) => key)).toEqual(['one', 'two', 'three']);
      });
    }
  });

  it('leaves a database alone that is not empty, and one that is in use', async () => {
    const [here, server] = [aFile(), await fresh()];
    await within(here, fill);
    await within(server, (store) => store.memory.set('room', 'key', 'mine'));
    expect(await copy(here, server)).toMatchObject({ code: 1, stderr: expect.stringContaining('something already') });
    expect(await within(server, (store) => store.memory.get('room', 'key'))).toBe('mine');
    const bot = await openStore(here, { exclusive: true });
    expect(await copy(here, await fresh())).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Another Sitrep'),
    });
    await bot.close();
    expect(await copy(aFile(), server)).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be read') });
  });

  it('leaves nothing behind when it breaks off', async () => {
    const [here, server] = [aFile(), await fresh()];
    await within(here, fill);
    await within(server, async () => {});
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query('alter table memory add constraint nothing_fits check (false)');
    await client.end();
    expect((await copy(here, server)).code).toBe(1);
    expect(await within(server, (store) => store.stories.count())).toBe(0);
  });
});
