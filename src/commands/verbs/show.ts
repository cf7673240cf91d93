import { aboutBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { privately } from '../replies.ts';

export const show: Command = {
  aliases: ['open', 'briefing'],
  usage: '[ID]',
  summary: 'One whole briefing; the newest without an id',
  example: 'show',
  run: ({ words }, context) =>
    aboutBriefing(context, words[0], (briefing) => privately({ kind: 'briefing', briefing })),
};
