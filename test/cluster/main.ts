import { startPostgres } from '../support/a-postgres.ts';
import { openCluster } from './cluster.ts';

const postgres = await startPostgres();
if (!postgres) throw new Error('a cluster needs a PostgreSQL');
const cluster = await openCluster({
  databaseUrl: await postgres.fresh(),
  processes: 3,
  feeds: 500,
  channels: 20,
  seconds: Number(process.argv[2] ?? 120),
  eventEveryMs: 2_000,
  killEveryMs: 8_000,
});
try {
  const report = await cluster.run();
  console.log(JSON.stringify(report));
  process.exitCode = report.lost + report.duplicated === 0 ? 0 : 1;
} finally {
  await cluster.close();
  await postgres.stop();
}
