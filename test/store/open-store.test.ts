import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = new Date('2024-12-24T12:00:00Z');

function aFile(): string {
  return `sqlite:${join(temporaryFolder(), 'data', 'sitrep.db')}`;
}

describe('opening the store', () => {
  it('makes the file and finds everything again', async () => {
    const url = aFile();
    const before = await openStore(url);
    await before.memory.set('room', 'key', 'kept');
    await before.close();
    const after = await openStore(url);
    expect(await after.memory.get('room', 'key')).toBe('kept');
    await after.close();
  });

  it('refuses a second worker on one file, and lets readers in', async () => {
    const url = aFile();
    const worker = await openStore(url, { exclusive: true });
    await expect(openStore(url, { exclusive: true })).rejects.toMatchObject({ code: 'STORE_LOCKED' });
    const reader = await openStore(url);
    await worker.memory.set('room', 'key', 1);
    expect(await reader.memory.get('room', 'key')).toBe(1);
    await reader.close();
    await worker.close();
    await (await openStore(url, { exclusive: true })).close();
  });

  it('forgets the leases of a worker that is gone', async () => {
    const url = aFile();
    const claim = { now: NOW, owner: 'one', leaseMs: 60_000, limit: 1, adapters: ['slack'] };
    const before = await openStore(url, { exclusive: true });
    await before.deliveries.put([aDelivery({ nextTryAt: NOW })]);
    await before.deliveries.claimDue(claim);
    await before.close();
    const after = await openStore(url, { exclusive: true });
    expect(await after.deliveries.claimDue({ ...claim, owner: 'two' })).toHaveLength(1);
    await after.close();
  });

  it('lets two processes write in turn', async () => {
    const url = aFile();
    const [one, two] = [await openStore(url), await openStore(url)];
    const addOne = (store: typeof one) =>
      store.transaction(async (inside) => {
        const count = (await inside.memory.get('room', 'count')) ?? 0;
        await inside.memory.set('room', 'count', Number(count) + 1);
      });
    for (let turn = 0; turn < 5; turn++) {
      await addOne(one);
      await addOne(two);
    }
    expect(await one.memory.get('room', 'count')).toBe(10);
    await one.close();
    await two.close();
  });

  it('names what is wrong with a file that is no database', async () => {
    const path = join(temporaryFolder(), 'sitrep.db');
    writeFileSync(path, 'These are words and not a database, and there are enough of them to tell. '.repeat(20));
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    await expect(openStore(`sqlite:${path}/below/a/file.db`)).rejects.toMatchObject({ code: 'STORE_UNUSABLE' });
  });

  it.each(['mysql://host/db', './sitrep.db', 'sqlite:'])('knows no database by the address %s', async (url) => {
    await expect(openStore(url)).rejects.toMatchObject({ code: 'DATABASE_URL_INVALID', exitCode: 2 });
  });

  it('says when no PostgreSQL answers, without the password', async () => {
    const error = await openStore('postgres://user:hunter2@127.0.0.1:1/sitrep').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'STORE_UNREACHABLE', message: expect.stringContaining('127.0.0.1:1/sitrep') });
    expect(JSON.stringify(error)).not.toContain('hunter2');
  });
});
