import { createColors } from 'picocolors';
import type { Paint } from '../../briefings/render/layout.ts';

/** The colours of a terminal, or none. */
export function createPaint(colour: boolean): Paint {
  const { bold, cyan, dim, red, yellow } = createColors(colour);
  const levels = { critical: (text: string) => bold(red(text)), high: red, medium: yellow, low: dim };
  return { headline: bold, label: cyan, quiet: dim, level: (text, level) => levels[level](text) };
}
