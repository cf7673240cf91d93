import { safeJson } from '../../briefings/render/safe-json.ts';
import { appError } from '../errors.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Story } from '../model/story.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_WIDTH = 100;

/** One briefing in the format asked for; what draws a format is loaded when it is. */
export async function drawBriefing(
  briefing: Briefing,
  story: Story,
  format: string,
  terminal: Terminal,
): Promise<string> {
  if (format === 'json') return safeJson(briefing, 2);
  if (format === 'text') {
    const [{ toText }, { paintFor }] = await Promise.all([
      import('../../briefings/render/to-text.ts'),
      import('./paint.ts'),
    ]);
    return toText(briefing, { width: terminal.stdout.columns || DEFAULT_WIDTH, paint: paintFor(terminal) });
  }
  if (format === 'slack') {
    const { drawCard } = await import('../../adapters/slack/draw-card.ts');
    return safeJson(drawCard({ briefing }), 2);
  }
  if (format === 'teams') {
    const { drawCard } = await import('../../adapters/teams/draw-card.ts');
    return safeJson(drawCard({ briefing }).card, 2);
  }
  const { exportBriefing, isExportFormat } = await import('../services/export-briefing.ts');
  if (isExportFormat(format)) return exportBriefing(briefing, [story], format).content;
  throw appError('USAGE', { what: `"${format}" is no format of a briefing.` });
}
