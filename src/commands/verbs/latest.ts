import { descendants } from '../../actors/family.ts';
import { chooseActors, explainMisses } from '../choose-actors.ts';
import type { Command } from '../command.ts';
import { briefingItem, listOr, privately } from '../replies.ts';

const SHOWN = 10;

export const latest: Command = {
  aliases: ['news', 'list'],
  usage: '[ACTOR ...]',
  summary: 'The newest briefings, of everybody or of some actors with their families',
  example: 'latest lazarus',
  async run({ words }, { store, library }) {
    const chosen = chooseActors(words, library);
    const misses = explainMisses(chosen, 'latest', library);
    if (words.length > 0 && chosen.found.length === 0) return privately(...misses);
    const actorIds = chosen.found.flatMap(({ id }) => [id, ...descendants(library, id).map((child) => child.id)]);
    const briefings = await store.briefings.latest({ limit: SHOWN, ...(actorIds.length > 0 && { actorIds }) });
    const whom = chosen.found.map(({ name }) => name).join(', ');
    return privately(
      ...listOr(
        whom === '' ? 'Latest briefings' : `Latest on ${whom}`,
        briefings.map(briefingItem),
        whom === '' ? 'There is no briefing yet. `status` tells when feeds are read.' : `Nothing on ${whom} yet.`,
      ),
      ...misses,
    );
  },
};
