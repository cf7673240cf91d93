import { aboutBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { listOr, privately } from '../replies.ts';

export const actions: Command = {
  aliases: ['todo', 'do'],
  usage: '[ID]',
  summary: 'What to do about a briefing, first things first',
  example: 'actions',
  run: ({ words }, context) =>
    aboutBriefing(context, words[0], (briefing) =>
      privately(
        ...listOr(
          briefing.headline,
          briefing.actions.map(({ title, detail, addresses, mitigation }) => ({
            text: title,
            detail: `${detail} (${[...addresses, ...(mitigation === null ? [] : [mitigation])].join(', ')})`,
          })),
          'No technique was reported, so there is no action to recommend.',
        ),
      ),
    ),
};
