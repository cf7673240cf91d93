import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { appError } from '../errors.ts';
import { openDatabase } from './open-store.ts';

/** Writes a whole copy of an SQLite database into a new file while others work with it. Throws BACKUP_ELSEWHERE, FILE_TAKEN and what `openStore` throws. */
export async function backupStore(from: string, file: string): Promise<void> {
  if (existsSync(file)) throw appError('FILE_TAKEN', { path: file });
  const database = await openDatabase(from);
  try {
    if (database.backend !== 'sqlite') throw appError('BACKUP_ELSEWHERE', {});
    await sql`vacuum into ${file}`.execute(database.query);
  } finally {
    await database.close();
  }
}
