import { aboutBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { listOr, privately } from '../replies.ts';

export const sources: Command = {
  aliases: ['source'],
  usage: '[ID]',
  summary: 'Who reported it, with reliability A to F',
  example: 'sources',
  run: ({ words }, context) =>
    aboutBriefing(context, words[0], (briefing) =>
      privately(
        ...listOr(
          briefing.headline,
          briefing.sources.map(({ publisher, title, url, publishedAt, reliability }) => ({
            text: `${publisher}: ${title}`,
            detail: `reliability ${reliability} · ${publishedAt.slice(0, 10)}`,
            url,
          })),
          'This briefing has no source left.',
        ),
      ),
    ),
};
