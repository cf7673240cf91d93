import { EXPORT_FORMATS, type ExportFormat } from '../../../briefings/render/export-formats.ts';
import { aboutBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { choices, privately, text } from '../replies.ts';

export const exportBriefing: Command = {
  usage: `${EXPORT_FORMATS.join('|')} [ID]`,
  summary: 'A briefing as a file for other tools',
  example: 'export stix',
  async run({ words }, context) {
    const format = words.map((word) => word.toLowerCase()).find(isFormat);
    const id = words.find((word) => !isFormat(word.toLowerCase()));
    return aboutBriefing(context, id, async (briefing) => {
      if (format === undefined) {
        const offered = EXPORT_FORMATS.map((each) => ({
          label: each,
          command: `export ${each} ${briefing.incidentId}`,
        }));
        return privately(text('In which format?'), ...choices(...offered));
      }
      const path = `/api/briefings/${encodeURIComponent(briefing.id)}/export?format=${format}`;
      return privately({ kind: 'file', ...(await context.services.exportBriefing(briefing, format)), path });
    });
  },
};

function isFormat(word: string): word is ExportFormat {
  return EXPORT_FORMATS.some((format) => format === word);
}
