import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anIncident } from '../support/an-incident.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('finds the incidents of an older version by their keys', async () => {
  const path = `${temporaryFolder()}/sitrep.db`;
  const found = anIncident({ keys: ['subject:dmm bitcoin', '~actor:tradertraitor'] });
  const before = await openStore(`sqlite:${path}`);
  await before.transaction(async ({ incidents }) => {
    for (let n = 0; n < 1_100; n++) await incidents.put(anIncident({ id: `i-${n}`, keys: [`subject:${n}`] }));
    await incidents.put(found);
  });
  await before.close();
  await makeOlder(path);

  const after = await openStore(`sqlite:${path}`);
  const span = { since: found.openedAt, until: found.updatedAt };
  const candidates = await after.incidents.candidates([{ keys: ['subject:dmm bitcoin', 'subject:700'], ...span }]);
  expect(candidates.incidents).toEqual([anIncident({ id: 'i-700', keys: ['subject:700'] }), found]);
  await after.close();
});

/** Keys as they were kept up to 0004: as text. */
async function makeOlder(path: string): Promise<void> {
  const { query, close } = openSqlite(path, true);
  await sql`drop table incident_keys`.execute(query);
  await sql`create table incident_keys (key text not null, incident_seq bigint not null,
    primary key (key, incident_seq)) without rowid`.execute(query);
  await sql`insert into incident_keys select value, seq from incidents, json_each(incident, '$.keys')
    where value not like '~%'`.execute(query);
  await sql`drop index channels_rested`.execute(query);
  await sql`delete from kysely_migration where name >= '0005'`.execute(query);
  await close();
}

it('leaves a database of a newer version alone, and says so', async () => {
  const path = `${temporaryFolder()}/sitrep.db`;
  await (await openStore(`sqlite:${path}`)).close();
  const { query, close } = openSqlite(path, true);
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`.execute(query);
  await close();
  await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({ code: 'STORE_NEWER' });
});
