import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import { appError } from '../errors.ts';
import { startProgress } from './progress.ts';
import { note, type Terminal, writeJson, writeLine } from './terminal.ts';
import { databaseUrl } from './with-store.ts';

/** Smaller ones are copied before a line is read. */
const LARGE_TABLE = 10_000;

/** `db copy FROM TO`: moves an installation into an empty database; what was copied goes to stdout, how far it is to stderr. */
export async function copyDatabase(
  terminal: Terminal,
  from: string,
  to: string,
  options: { json?: boolean },
): Promise<void> {
  const source = databaseUrl({ databaseUrl: from }, terminal.folder);
  const target = databaseUrl({ databaseUrl: to }, terminal.folder);
  const path = /^sqlite:(.+)$/.exec(source)?.[1];
  if (path !== undefined && !existsSync(path)) throw appError('FILE_UNREADABLE', { path });
  const { copyStore } = await import('../store/copy-store.ts');
  const started = terminal.now();
  const progress = startProgress(terminal);
  const tables = await copyStore(source, target, (table, rows, of) => {
    if (of >= LARGE_TABLE) progress.show(table, rows, of);
  });
  progress.end();
  const seconds = (terminal.now().getTime() - started.getTime()) / 1000;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (options.json) return writeJson(terminal, { rows, seconds, tables });
  for (const each of tables) await writeLine(terminal, `${each.table.padEnd(20)} ${each.rows} rows  ${each.checksum}`);
  note(terminal, `${rows} rows copied and compared in ${seconds.toFixed(1)} s.`);
}

/** `db backup FILE`: a copy of the configured SQLite database, taken while the bot runs. */
export async function backupDatabase(terminal: Terminal, file: string): Promise<void> {
  const config = await loadConfig(terminal.environment, terminal.folder);
  const { backupStore } = await import('../store/backup-store.ts');
  await backupStore(databaseUrl(config, terminal.folder), resolve(terminal.folder, file));
  note(terminal, `Wrote ${file}.`);
}
