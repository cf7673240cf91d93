import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../support/a-postgres.ts';
import { openCluster } from './cluster.ts';
import { measureClaim, measurePace } from './pace.ts';
import { measureSizing } from './sizing.ts';

const [what = '120'] = process.argv.slice(2);
const postgres = await startPostgres();
if (!postgres) throw new Error('a cluster needs a PostgreSQL');
const folder = mkdtempSync(join(tmpdir(), 'sitrep-measure-'));
const tell = (figures: object) => console.log(JSON.stringify(figures));
const fresh = () => postgres.fresh();
try {
  if (what === 'pace') {
    const [one, three] = [await measurePace(await fresh(), 1, folder), await measurePace(await fresh(), 3, folder)];
    tell({ oneProcessSeconds: one, threeProcessesSeconds: three, times: one / three });
  } else if (what === 'claim') {
    tell({ postgres: await measureClaim(await fresh()), sqlite: await measureClaim(`sqlite:${folder}/claim.db`) });
  } else if (what === 'sizing') {
    for (const channels of [0, 20]) {
      tell({ sqlite: channels, ...(await measureSizing(`sqlite:${folder}/${channels}.db`, channels, folder)) });
      tell({ postgres: channels, ...(await measureSizing(await fresh(), channels, folder)) });
    }
  } else {
    await survive(Number(what));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await postgres.stop();
}

/** Prints one line; ends with 1 when something was lost or posted twice. */
async function survive(seconds: number): Promise<void> {
  const many = { processes: 3, feeds: 500, channels: 20, eventEveryMs: 2_000, killEveryMs: 8_000 };
  const cluster = await openCluster({ databaseUrl: await fresh(), seconds, ...many });
  try {
    const report = await cluster.run();
    tell(report);
    process.exitCode = report.lost + report.duplicated === 0 ? 0 : 1;
  } finally {
    await cluster.close();
  }
}
