import { once } from 'node:events';
import { createApp } from '../app.ts';
import { openBot } from './open-bot.ts';
import { note, type Terminal } from './terminal.ts';

/** `run`: the bot, until SIGTERM or SIGINT; then the work in hand is finished. */
export async function run(terminal: Terminal): Promise<void> {
  const parts = await openBot(terminal);
  try {
    const app = await createApp(parts);
    const stop = Promise.race([once(terminal.signals, 'SIGTERM'), once(terminal.signals, 'SIGINT')]);
    const address = await app.start();
    note(terminal, `Sitrep reads the news.${address ? ` Console: ${address}` : ''}`);
    await stop;
    note(terminal, 'Stopping: finishing the work in hand.');
    await app.stop();
  } finally {
    await parts.store.close();
  }
}
