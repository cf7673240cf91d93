import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../../support/a-postgres.ts';
import { runFaults } from './run-faults.ts';

const AT_ONCE = 3;

/** `--runs 200 --first 1 --database sqlite` (or `postgres`): so many seeds from the first one, the report as one JSON line on stdout; exit 1 when anything was lost, doubled or misplaced. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '200' },
      first: { type: 'string', default: '1' },
      database: { type: 'string', default: 'sqlite' },
    },
  });
  const started = performance.now();
  const databases = await openDatabases(values.database);
  try {
    const report = await runFaults({
      runs: Number(values.runs),
      firstSeed: Number(values.first),
      atOnce: AT_ONCE,
      database: databases.fresh,
      onRun: ({ lost, duplicated, misplaced }, seed) => {
        for (const what of [...lost, ...duplicated, ...misplaced]) process.stderr.write(`seed ${seed}: ${what}\n`);
      },
    });
    const { lost, duplicated, misplaced, ...figures } = report;
    const faults = { lost: lost.length, duplicated: duplicated.length, misplaced: misplaced.length };
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stdout.write(`${JSON.stringify({ database: values.database, ...figures, ...faults, seconds })}\n`);
    if (Object.values(faults).some((count) => count > 0)) process.exitCode = 1;
  } finally {
    await databases.stop();
  }
}

async function openDatabases(kind: string): Promise<{ fresh(): Promise<string>; stop(): Promise<void> }> {
  if (kind === 'postgres') {
    const postgres = await startPostgres();
    if (!postgres) throw new Error('there is no PostgreSQL');
    return postgres;
  }
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-faults-'));
  let made = 0;
  return {
    fresh: async () => {
      made += 1;
      return `sqlite:${join(folder, `${made}.db`)}`;
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

await main();
