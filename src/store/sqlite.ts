import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import Libsql from 'libsql';
import { appError } from '../errors.ts';
import { sqliteFault, tellFaults } from './faults.ts';
import type { Database, Tables } from './schema.ts';

const IN_MEMORY = ':memory:';
const BUSY_MS = 10_000;

export interface SqliteFile extends Database {
  close(): Promise<void>;
}

/** Opens (and makes) the file. Throws STORE_UNUSABLE and the like; with `exclusive` STORE_LOCKED when another process has it so. */
export function openSqlite(path: string, exclusive: boolean): SqliteFile {
  if (path !== IN_MEMORY) makeFolder(path);
  const lock = exclusive && path !== IN_MEMORY ? lockFile(path) : undefined;
  const connection = connect(path);
  const query = new Kysely<Tables>({ dialect: sqliteDialect(withCachedStatements(connection), path) });
  return {
    backend: 'sqlite',
    query,
    close: async () => {
      await query.destroy();
      lock?.close();
    },
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    throw appError('STORE_UNUSABLE', { path }, { cause });
  }
}

function connect(path: string): Libsql.Database {
  try {
    const connection = new Libsql(path);
    connection.exec(`pragma busy_timeout = ${BUSY_MS}`);
    connection.exec('pragma journal_mode = wal');
    connection.exec('pragma synchronous = full');
    return connection;
  } catch (cause) {
    throw sqliteFault(path, cause) ?? appError('STORE_UNUSABLE', { path }, { cause });
  }
}

/** The lock is an open transaction on a file beside it: the system lets go of it however the process ends. */
function lockFile(path: string): Libsql.Database {
  let lock: Libsql.Database | undefined;
  try {
    lock = new Libsql(`${path}.lock`);
    lock.exec('begin exclusive');
    return lock;
  } catch (cause) {
    lock?.close();
    const fault = sqliteFault(path, cause);
    if (fault?.code === 'STORE_BUSY') throw appError('STORE_LOCKED', { path }, { cause });
    throw fault ?? appError('STORE_UNUSABLE', { path }, { cause });
  }
}

/** Kysely prepares a statement for every query; ours are few and recur. */
function withCachedStatements(connection: Libsql.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare: (text) => {
      const known = statements.get(text);
      if (known) return known;
      const statement = connection.prepare(text) as unknown as SqliteStatement;
      if (statements.size < 500) statements.set(text, statement);
      return statement;
    },
    close: () => connection.close(),
  };
}

function sqliteDialect(database: SqliteDatabase, path: string): Dialect {
  const plain = new SqliteDialect({ database });
  const onCreateConnection = async (connection: DatabaseConnection) =>
    tellFaults(connection, (error) => sqliteFault(path, error) ?? error);
  return {
    createDriver: () => new WritingDriver({ database, onCreateConnection }),
    createAdapter: () => new TransactionalAdapter(),
    createQueryCompiler: () => plain.createQueryCompiler(),
    createIntrospector: (db) => plain.createIntrospector(db),
  };
}

class WritingDriver extends SqliteDriver {
  /** A transaction that reads first and then writes would fail if another process wrote between: ours take the write lock at once. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** On a full disk SQLite has undone it already: a complaint about that would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

/** SQLite can undo a migration that broke off, though Kysely does not rely on it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
