import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Store } from '../store/store.ts';
import type { Terminal } from './terminal.ts';

export interface Opened {
  readonly store: Store;
  readonly config: Config;
}

/** Opens the configured store for one verb and closes it whatever happens. */
export async function withStore<T>(terminal: Terminal, work: (opened: Opened) => Promise<T>): Promise<T> {
  const config = await loadConfig(terminal.environment, terminal.folder);
  const { openStore } = await import('../store/open-store.ts');
  const store = await openStore(databaseUrl(config, terminal.folder));
  try {
    return await work({ store, config });
  } finally {
    await store.close();
  }
}

/** The same for verbs that only read knowledge: an embedded store that was never made is not made now. */
export async function withExistingStore<T>(
  terminal: Terminal,
  work: (store: Store | undefined, config: Config) => Promise<T>,
): Promise<T> {
  const config = await loadConfig(terminal.environment, terminal.folder);
  const url = databaseUrl(config, terminal.folder);
  if (url.startsWith('sqlite:') && !existsSync(url.slice('sqlite:'.length))) return work(undefined, config);
  return withStore(terminal, ({ store }) => work(store, config));
}

/** `sqlite:` paths are relative to where the program was started. */
export function databaseUrl(config: Pick<Config, 'databaseUrl'>, folder: string): string {
  const path = /^sqlite:(.+)$/.exec(config.databaseUrl)?.[1];
  return path === undefined || path === ':memory:' ? config.databaseUrl : `sqlite:${resolve(folder, path)}`;
}
