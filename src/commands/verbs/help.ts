import type { ReplyPart } from '../../model/message.ts';
import type { Command, CommandContext } from '../command.ts';
import { reservedFor } from '../permissions.ts';
import { choices, heading, privately, text } from '../replies.ts';

/** Help is made of the table itself: all verbs, or one with its example. */
export function helpOn(verbs: Readonly<Record<string, Command>>): Command {
  return {
    usage: '[VERB]',
    summary: 'What you can say',
    example: 'help subscribe',
    async run({ rest }, context) {
      const command = verbs[rest.toLowerCase()];
      if (command) return privately(heading(usageOf(rest.toLowerCase(), command)), ...detailsOf(command));
      return privately(
        heading('What you can say'),
        {
          kind: 'fields',
          rows: Object.entries(verbs).map(([verb, each]) => ({
            label: usageOf(verb, each),
            value: [each.summary, ...reservation(each, context)].join(' '),
          })),
        },
        text(
          'Several names may follow at once, separated by commas. In the thread of a briefing, commands are about that briefing.',
        ),
        ...(context.message.cannot ?? []).map(text),
        ...choices({ label: 'Latest briefings', command: 'latest' }, { label: 'Status', command: 'status' }),
      );
    },
  };
}

function detailsOf({ summary, details, aliases, example }: Command): readonly ReplyPart[] {
  const also = aliases ? [`Also: ${aliases.join(', ')}`] : [];
  return [summary, ...(details === undefined ? [] : [details]), ...also, `Example: ${example}`].map(text);
}

function reservation(command: Command, context: CommandContext): readonly string[] {
  const who = reservedFor(command, context);
  return who === undefined ? [] : [`(${who})`];
}

function usageOf(verb: string, { usage }: Command): string {
  return usage === '' ? verb : `${verb} ${usage}`;
}
