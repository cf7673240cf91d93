import type { Terminal } from './terminal.ts';

const CELLS = 24;
/** What has fewer steps is over before a line is read. */
const LEAST_STEPS = 4;
const CLEAR_LINE = '\r\u001b[2K';

export interface Progress {
  /** Starts anew when it is about something else. */
  show(what: string, done: number, of: number): void;
  /** Takes the bar away. */
  end(): void;
}

/** Long work on stderr: a bar on a terminal, a plain line at each quarter elsewhere. */
export function startProgress({ stderr }: Pick<Terminal, 'stderr'>): Progress {
  let about = '';
  let told = 0;
  return {
    show: (what, done, of) => {
      if (what !== about) told = 0;
      about = what;
      const share = of === 0 ? 1 : done / of;
      if (stderr.isTTY) {
        const filled = Math.round(share * CELLS);
        stderr.write(`${CLEAR_LINE}${what} ${'█'.repeat(filled)}${'░'.repeat(CELLS - filled)} ${done} of ${of}`);
        return;
      }
      if (of < LEAST_STEPS) return;
      const quarter = Math.floor(share * 4);
      if (quarter > told) stderr.write(`${what}: ${done} of ${of}\n`);
      told = Math.max(told, quarter);
    },
    end: () => {
      if (stderr.isTTY) stderr.write(CLEAR_LINE);
    },
  };
}
