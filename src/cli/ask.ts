import { appError } from '../errors.ts';
import { createLogger } from '../logger.ts';
import { ask as answer } from '../services/ask.ts';
import { openModel } from '../services/open-model.ts';
import { type Terminal, writeLine } from './terminal.ts';
import { withStore } from './with-store.ts';

/** `ask QUESTION`: the answer with its numbered sources, or that the sources do not say. */
export async function ask(terminal: Terminal, question: string, options: { briefing?: string }): Promise<void> {
  await withStore(terminal, async ({ store, config }) => {
    const briefing = options.briefing === undefined ? undefined : await store.briefings.get(options.briefing);
    if (options.briefing !== undefined && !briefing) {
      throw appError('NOT_FOUND', { what: `briefing ${options.briefing}`, list: 'sitrep status' });
    }
    const model = config.model && (await openModel(config.model, createLogger(config.logLevel)));
    const { text, passages } = await answer(
      { store, now: terminal.now(), ...(model && { model }) },
      question,
      briefing,
    );
    await writeLine(terminal, text ?? 'Not in the sources.');
    for (const [index, { source, quote, url }] of passages.entries()) {
      await writeLine(terminal, `[${index + 1}] ${source}: "${quote}"${url ? ` ${url}` : ''}`);
    }
  });
}
