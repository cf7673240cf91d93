import { Kysely, PostgresDialect } from 'kysely';
import { appError } from '../errors.ts';
import { postgresFault, tellFaults } from './faults.ts';
import { poolSettings } from './pool-settings.ts';
import type { Database, Tables } from './schema.ts';

export interface PostgresPool extends Database {
  close(): Promise<void>;
}

/** Opens a pool on the server. Throws STORE_UNREACHABLE. TLS, pool and time-outs as `poolSettings` reads them. */
export async function openPostgres(url: string): Promise<PostgresPool> {
  if (!URL.canParse(url)) throw appError('DATABASE_URL_INVALID', {});
  const { default: pg } = await import('pg');
  const server = serverOf(url);
  const pool = new pg.Pool(poolSettings(url));
  // A connection that breaks while nothing is asked of it must not end the process; the next query says so.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    (await pool.connect()).release();
  } catch (cause) {
    await pool.end();
    throw appError('STORE_UNREACHABLE', { server }, { cause });
  }
  const toFault = (error: unknown) => postgresFault(server, error) ?? error;
  const connect = () => pool.connect().catch((error: unknown) => Promise.reject(toFault(error)));
  const dialect = new PostgresDialect({
    pool: { connect, end: () => pool.end() },
    onCreateConnection: async (connection) => tellFaults(connection, toFault),
  });
  const query = new Kysely<Tables>({ dialect });
  return { backend: 'postgres', query, close: () => query.destroy() };
}

/** Without user, password and options. */
function serverOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
