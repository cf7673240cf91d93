import { afterAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../support/a-postgres.ts';
import { openCluster, TOKEN } from './cluster.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(!postgres)('three processes on one PostgreSQL', { timeout: 400_000 }, () => {
  it('owe nothing and post nothing twice while one after another is killed; a login holds at each of them', async () => {
    const cluster = await openCluster({
      databaseUrl: (await postgres?.fresh()) ?? '',
      processes: 3,
      feeds: 60,
      channels: 5,
      seconds: 15,
      eventEveryMs: 1_000,
      killEveryMs: 5_000,
    });
    try {
      const [first = '', ...others] = cluster.consoles;
      const login = await fetch(`${first}/login`, {
        method: 'POST',
        body: new URLSearchParams({ token: TOKEN }),
        redirect: 'manual',
      });
      const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
      for (const console of others) {
        const page = await fetch(console, { headers: { cookie }, redirect: 'manual' });
        expect(page.status).toBe(200);
      }
      const report = await cluster.run();
      expect(report.kills).toBeGreaterThanOrEqual(2);
      expect(report.owed).toBeGreaterThanOrEqual(50);
      expect(report).toMatchObject({ lost: 0, duplicated: 0 });
    } finally {
      await cluster.close();
    }
  });
});
