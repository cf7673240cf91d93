import { chooseBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { openly, privately, text } from '../replies.ts';

export const ask: Command = {
  aliases: ['question'],
  usage: 'QUESTION',
  summary: 'A follow-up, answered from stored briefings with numbered sources',
  example: 'ask how did they get into DMM Bitcoin?',
  async run({ rest }, context) {
    if (rest === '') return privately(text(`Ask something, for example: ${ask.example}`));
    const thread = context.message.incidentId;
    const briefing = thread === undefined ? undefined : await chooseBriefing(context, thread);
    const answer = await context.services.ask(rest, briefing);
    const reply = thread === undefined ? privately : openly;
    return reply(
      text(answer.text ?? 'The sources do not say.'),
      ...answer.passages.map(
        ({ quote, source, url }, index) =>
          ({
            kind: 'quote',
            text: quote,
            source: `[${index + 1}] ${source}`,
            ...(url !== undefined && { url }),
          }) as const,
      ),
    );
  },
};
