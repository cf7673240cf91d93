import { createPaint } from '../../adapters/console/paint.ts';
import type { Paint } from '../../briefings/render/layout.ts';
import type { Terminal } from './terminal.ts';

/** Colours for a terminal that shows them, none for a file or when `NO_COLOR` is set. */
export function paintFor(terminal: Terminal): Paint {
  return createPaint(terminal.stdout.isTTY === true && !terminal.environment.NO_COLOR);
}
