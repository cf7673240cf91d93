import { ancestors, descendants } from '../../actors/family.ts';
import { chooseActors, explainMisses } from '../choose-actors.ts';
import type { Command } from '../command.ts';
import { createActor } from '../create-actor.ts';
import { briefingItem, choices, listOr, privately, text } from '../replies.ts';

const SHOWN = 5;

export const actor: Command = {
  aliases: ['actors', 'profile'],
  usage: 'NAME | create NAME',
  summary: 'The profile of an actor, by any name or ATT&CK id',
  details: '`actor create NAME` makes a stub profile of a name that has none.',
  example: 'actor jade sleet',
  permission: 'suppress',
  changes: ['create'],
  async run({ words }, context) {
    const { store, library } = context;
    if (words[0] === 'create') return createActor(words.slice(1).join(' '), context);
    if (words.length === 0) return privately(text(`Name an actor, for example: ${actor.example}`));
    const chosen = chooseActors(words, library);
    const profiles = await Promise.all(
      chosen.found.map(async (found) => {
        const children = descendants(library, found.id);
        const actorIds = [found.id, ...children.map(({ id }) => id)];
        const briefings = await store.briefings.latest({ actorIds, limit: SHOWN });
        return [
          { kind: 'actor', actor: found, family: [...ancestors(library, found.id), ...children] } as const,
          ...listOr('In the news', briefings.map(briefingItem), `Nothing on ${found.name} in the news we read yet.`),
          ...choices({ label: `Follow ${found.name}`, command: `subscribe ${found.id}`, style: 'primary' }),
        ];
      }),
    );
    return privately(...profiles.flat(), ...explainMisses(chosen, 'actor', library));
  },
};
