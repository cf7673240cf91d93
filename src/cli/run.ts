import { createApp } from '../app.ts';
import { openBot } from './open-bot.ts';
import { note, type Terminal } from './terminal.ts';

/** A service manager waits ten seconds before it kills. */
const FINISHING_MS = 9_000;

/** `run`: the bot, until SIGTERM or SIGINT; then the work in hand is finished. */
export async function run(terminal: Terminal): Promise<void> {
  const parts = await openBot(terminal);
  try {
    const app = await createApp(parts);
    const stop = toldToStop(terminal);
    const address = await app.start();
    note(terminal, `Sitrep reads the news.${address ? ` Console: ${address}` : ''}`);
    await stop;
    await app.stop();
  } finally {
    await parts.store.close();
  }
}

/** The first signal. A second one, or too long a finish, ends the process with work in hand, which the store stands. */
function toldToStop(terminal: Terminal): Promise<void> {
  const end = (): void => {
    note(terminal, 'Ended with work in hand: it is taken up at the next start.');
    terminal.end(1);
  };
  return new Promise((resolve) => {
    let isTold = false;
    const hear = (): void => {
      if (isTold) end();
      else {
        isTold = true;
        note(terminal, 'Stopping: finishing the work in hand.');
        setTimeout(end, FINISHING_MS).unref();
        resolve();
      }
    };
    // Nobody is deaf between the first signal and the second: that one would kill without a word.
    terminal.signals.on('SIGTERM', hear).on('SIGINT', hear);
  });
}
