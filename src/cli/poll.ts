import { createApp } from '../app.ts';
import type { PassSummary } from '../pipeline.ts';
import { openBot } from './open-bot.ts';
import { startProgress } from './progress.ts';
import { readSince } from './read-since.ts';
import { type Terminal, writeJson, writeLine } from './terminal.ts';

const DELIVERY_PATIENCE_MS = 30_000;

/** `poll`: one pass over the due (or all) feeds, deliver, exit. Gives exit code 1 when every feed failed. */
export async function poll(
  terminal: Terminal,
  options: { all?: boolean; json?: boolean; since?: string },
): Promise<number> {
  const parts = await openBot(terminal, terminal.stderr);
  try {
    const app = await createApp(parts);
    const progress = startProgress(terminal);
    const summary = await app.pollOnce({
      all: options.all ?? false,
      patienceMs: DELIVERY_PATIENCE_MS,
      onChecked: (checked, of) => progress.show('feeds', checked, of),
      ...(options.since !== undefined && { since: readSince(options.since, terminal.now()) }),
    });
    progress.end();
    await app.stop();
    await (options.json ? writeJson(terminal, summary) : writeLine(terminal, describe(summary)));
    return summary.feeds.checked > 0 && summary.feeds.failed === summary.feeds.checked ? 1 : 0;
  } finally {
    await parts.store.close();
  }
}

function describe({ feeds, stories, briefings, deliveries }: PassSummary): string {
  return `${feeds.checked} feeds checked (${feeds.changed} changed, ${feeds.unchanged} unchanged, ${feeds.failed} failed): ${stories} stories, ${briefings} briefings, ${deliveries} deliveries`;
}
