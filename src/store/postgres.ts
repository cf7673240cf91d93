import { Kysely, PostgresDialect } from 'kysely';
import { appError } from '../errors.ts';
import type { Database, Tables } from './schema.ts';

const CONNECTIONS = 10;
const CONNECT_MS = 10_000;

export interface PostgresPool extends Database {
  close(): Promise<void>;
}

/** Opens a pool on the server. Throws STORE_UNREACHABLE. TLS as the address says (`?sslmode=require`). */
export async function openPostgres(url: string): Promise<PostgresPool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_MS });
  // An idle connection that breaks must not end the process; the next query opens another one.
  pool.on('error', () => {});
  try {
    (await pool.connect()).release();
  } catch (cause) {
    await pool.end();
    throw appError('STORE_UNREACHABLE', { server: serverOf(url) }, { cause });
  }
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { backend: 'postgres', query, close: () => query.destroy() };
}

/** Without user, password and options. */
function serverOf(url: string): string {
  if (!URL.canParse(url)) return 'the address given';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
