import type { DatabaseConnection } from 'kysely';
import { type AppError, appError } from '../errors.ts';

const LOST_SERVER = /^(?:08|53|57P)/;
const DISK_FULL = '53100';
const READ_ONLY = '25006';

/** Lets a connection fail in our words, whatever is asked of it. */
export function tellFaults(connection: DatabaseConnection, toFault: (error: unknown) => unknown): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query) => {
    try {
      return await execute(query);
    } catch (error) {
      throw toFault(error);
    }
  };
}

/** What SQLite's code means for who runs the bot; undefined for a fault of ours. */
export function sqliteFault(path: string, cause: unknown): AppError | undefined {
  switch (codeOf(cause).split('_')[1]) {
    case 'FULL':
      return appError('STORE_FULL', { where: path }, { cause });
    case 'READONLY':
      return appError('STORE_READ_ONLY', { where: path }, { cause });
    case 'CORRUPT':
    case 'NOTADB':
      return appError('STORE_DAMAGED', { path }, { cause });
    case 'BUSY':
      return appError('STORE_BUSY', { path }, { cause });
    case 'CANTOPEN':
    case 'IOERR':
      return appError('STORE_UNUSABLE', { path }, { cause });
    default:
      return undefined;
  }
}

/** What PostgreSQL's code, or its silence, means for who runs the bot; undefined for a fault of ours. */
export function postgresFault(server: string, cause: unknown): AppError | undefined {
  const code = codeOf(cause);
  if (code === DISK_FULL) return appError('STORE_FULL', { where: server }, { cause });
  if (code === READ_ONLY) return appError('STORE_READ_ONLY', { where: server }, { cause });
  // Only the server itself gives a severity: what comes without one comes from the connection.
  const fromServer = cause instanceof Error && 'severity' in cause;
  return fromServer && !LOST_SERVER.test(code) ? undefined : appError('STORE_UNREACHABLE', { server }, { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
