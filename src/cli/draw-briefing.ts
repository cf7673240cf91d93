import { toText } from '../../briefings/render/to-text.ts';
import { appError } from '../errors.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Story } from '../model/story.ts';
import { exportBriefing, isExportFormat } from '../services/export-briefing.ts';
import { paintFor } from './paint.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_WIDTH = 100;

/** One briefing in the format asked for. */
export function drawBriefing(briefing: Briefing, story: Story, format: string, terminal: Terminal): string {
  if (format === 'json') return JSON.stringify(briefing, null, 2);
  if (format === 'text') {
    return toText(briefing, { width: terminal.stdout.columns ?? DEFAULT_WIDTH, paint: paintFor(terminal) });
  }
  if (isExportFormat(format)) return exportBriefing(briefing, [story], format).content;
  throw appError('USAGE', { what: `"${format}" is no format of a briefing.` });
}
