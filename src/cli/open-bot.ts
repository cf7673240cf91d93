import type { AppParts } from '../app.ts';
import { loadConfig } from '../config/load-config.ts';
import { createLogger } from '../logger.ts';
import { openStore } from '../store/open-store.ts';
import type { Terminal } from './terminal.ts';
import { databaseUrl } from './with-store.ts';

const DEFAULT_WIDTH = 100;

/** What a bot is made of; its store is held against other bots on the same file. The caller closes the store. */
export async function openBot(terminal: Terminal, output = terminal.stdout): Promise<AppParts> {
  const config = await loadConfig(terminal.environment, terminal.folder);
  const store = await openStore(databaseUrl(config, terminal.folder), { exclusive: true });
  return {
    store,
    config,
    log: createLogger(config.logLevel),
    now: terminal.now,
    terminal: {
      output,
      ...(terminal.stdin.isTTY === true && { input: terminal.stdin }),
      colour: output.isTTY === true && !terminal.environment.NO_COLOR,
      width: terminal.stdout.columns || DEFAULT_WIDTH,
    },
  };
}
