import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres } from '../support/a-postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type FaultOptions, runFaults } from './faults/run-faults.ts';

/** Two hundred each take minutes: `npm run faults -- --runs 200`. */
const RUNS = { SQLite: 4, PostgreSQL: 3 };

const postgres = await startPostgres();
beforeAll(() => {
  execFileSync('npx', ['tsc', '-p', join(import.meta.dirname, 'faults')], { stdio: 'inherit' });
}, 60_000);
afterAll(() => postgres?.stop());

/** Every run must have been worth it: killed at least once, and failed by the platform. */
async function expectOnceEach(runs: number, database: FaultOptions['database']): Promise<void> {
  const report = await runFaults({ runs, database, atOnce: 2 });
  expect(report).toMatchObject({ runs, lost: [], duplicated: [], misplaced: [] });
  expect(report.kills).toBeGreaterThanOrEqual(runs);
  expect(Math.min(...Object.values(report.faults))).toBeGreaterThan(0);
  expect(report.owed).toBeGreaterThan(3 * runs);
}

it('brings each briefing to its channel exactly once, wherever the process is killed and however platforms fail', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder();
  let made = 0;
  await expectOnceEach(RUNS.SQLite, async () => {
    made += 1;
    return `sqlite:${join(folder, `${made}.db`)}`;
  });
});

it.runIf(postgres)('does so on PostgreSQL', { timeout: 300_000 }, async () => {
  await expectOnceEach(RUNS.PostgreSQL, async () => (await postgres?.fresh()) ?? '');
});
