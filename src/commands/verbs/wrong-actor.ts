import { chooseActors } from '../choose-actors.ts';
import { aboutBriefing } from '../choose-briefing.ts';
import type { Command } from '../command.ts';
import { mayChange } from '../permissions.ts';
import { record } from '../record-change.ts';
import { choices, privately, text } from '../replies.ts';

export const wrongActor: Command = {
  aliases: ['wrong'],
  usage: 'NAME [REASON]',
  summary: 'Say that an actor does not belong in a briefing',
  example: 'wrong actor apt28 this story is about a film',
  run: ({ words, rest }, context) =>
    aboutBriefing(context, context.message.incidentId, async (briefing) => {
      const ids = new Set(chooseActors(words, context.library).found.map(({ id }) => id));
      const actor = briefing.actors.find(({ id }) => ids.has(id));
      if (!actor) {
        const offered = briefing.actors.map(({ id, name: label }) => ({ label, command: `wrong actor ${id}` }));
        return privately(text(`Which actor of "${briefing.headline}" is wrong?`), ...choices(...offered));
      }
      await record(context, {
        what: `reported ${actor.name} as wrong in incident ${briefing.incidentId}`,
        after: { matched: actor.matched, said: rest },
      });
      if (!mayChange('suppress', context)) return privately(text('Noted. An administrator will see it in `audit`.'));
      return privately(
        text(`Noted. ${actor.name} was recognised by ${actor.matched.join(', ')}. Should a name no longer count?`),
        ...choices(
          ...actor.matched.map((alias) => ({
            label: `Never take “${alias}” for ${actor.name}`,
            command: `suppressions add "${alias}" ${actor.id}`,
            style: 'danger' as const,
          })),
        ),
      );
    }),
};
