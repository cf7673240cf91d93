import { join } from 'node:path';
import { expect, it } from 'vitest';
import { indexAll } from '../../src/store/briefing-index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MANY = 450;

it('finds what an earlier version stored without an index', async () => {
  const path = join(temporaryFolder(), 'sitrep.db');
  const before = await openStore(`sqlite:${path}`);
  await before.transaction(async ({ briefings }) => {
    for (let n = 0; n < MANY; n += 1) await briefings.put(aBriefing({ id: `b-${n}`, incidentId: `i-${n}` }));
  });
  await before.close();

  const database = await openSqlite(path, false);
  await database.query.deleteFrom('briefing_actors').execute();
  await database.query.deleteFrom('briefing_techniques').execute();
  await database.query.updateTable('briefings').set({ outline: null }).execute();
  await database.query.transaction().execute((query) => indexAll({ query }));
  await database.close();

  const after = await openStore(`sqlite:${path}`);
  expect(await after.briefings.latest({ role: 'attributed', technique: 'T1539', limit: 1_000 })).toHaveLength(MANY);
  const outlines = await after.briefings.outlines({ actorIds: ['tradertraitor'], limit: 1_000 });
  expect(new Set(outlines.map(({ incidentId }) => incidentId)).size).toBe(MANY);
  await after.close();
});
