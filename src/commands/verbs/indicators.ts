import { aboutBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { choices, heading, privately, text } from '../replies.ts';

export const indicators: Command = {
  aliases: ['iocs', 'ioc'],
  usage: '[ID]',
  summary: 'Domains, addresses, hashes and CVEs of a briefing, defanged',
  example: 'indicators',
  run: ({ words }, context) =>
    aboutBriefing(context, words[0], (briefing) => {
      if (briefing.indicators.length === 0) return privately(text('The sources name no indicator.'));
      const lines = briefing.indicators.map(({ type, value }) => `${type.padEnd(7)} ${value}`);
      return privately(
        heading(briefing.headline),
        { kind: 'code', text: lines.join('\n') },
        ...choices({ label: 'Export as CSV', command: `export csv ${briefing.incidentId}` }),
      );
    }),
};
