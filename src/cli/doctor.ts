import { sanitise } from '../../briefings/render/sanitise.ts';
import { type Diagnosis, fine, trouble } from '../diagnosis.ts';
import { AppError } from '../errors.ts';
import { checkup } from '../services/checkup/checkup.ts';
import { paintFor } from './paint.ts';
import { type Terminal, writeDrawn, writeJson } from './terminal.ts';
import { withStore } from './with-store.ts';

const MARKS = { ok: '✓', notice: '!', trouble: '✗', untried: '·' } as const;
const LABEL_WIDTH = 14;

/** `doctor`: what is right and what is wrong with this installation, with a remedy each; exit code 1 when something is wrong. */
export async function doctor(terminal: Terminal, options: { json?: boolean }): Promise<number> {
  let exitCode = 0;
  const tell = async (diagnosis: Diagnosis) => {
    if (diagnosis.state === 'trouble') exitCode = 1;
    await (options.json ? writeJson(terminal, diagnosis) : writeDrawn(terminal, drawn(diagnosis, terminal)));
  };
  try {
    await withStore(terminal, async ({ store, config }) => {
      await tell(fine('configuration', 'It has no faults.'));
      for await (const diagnosis of checkup(store, config, terminal.now)) await tell(diagnosis);
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await tell(trouble(error.code === 'CONFIG_INVALID' ? 'configuration' : 'database', error.message, error.remedy));
  }
  return exitCode;
}

function drawn({ about, state, says, remedy }: Diagnosis, terminal: Terminal): string {
  const paint = paintFor(terminal);
  const colour = { ok: paint.quiet, notice: paint.label, trouble: paint.headline, untried: paint.quiet }[state];
  const told = `${colour(MARKS[state])} ${paint.label(about.padEnd(LABEL_WIDTH))} ${sanitise(says)}`;
  return remedy === undefined ? told : `${told}\n${' '.repeat(LABEL_WIDTH + 3)}${paint.quiet(`→ ${sanitise(remedy)}`)}`;
}
