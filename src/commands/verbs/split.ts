import { aboutBriefing } from '../choose-briefing.ts';
import type { Command, CommandContext } from '../command.ts';
import { record } from '../record-change.ts';
import { choices, listOr, privately, text } from '../replies.ts';

export const split: Command = {
  usage: '[INCIDENT] [STORY]',
  summary: 'Take a story out of an incident that it does not belong to',
  example: 'split i-4f2a s-91c0',
  permission: 'merge',
  run: ({ words: [incidentId, storyId] }, context) =>
    aboutBriefing(context, incidentId, async (briefing) => {
      if (storyId === undefined) return privately(...(await offerStories(briefing.incidentId, context)));
      const incident = await context.store.incidents.get(briefing.incidentId);
      if (!incident?.storyIds.includes(storyId)) return privately(text(`That incident has no story ${storyId}.`));
      const created = await context.services.split(incident.id, storyId);
      await record(context, {
        what: `split ${storyId} from incident ${incident.id}`,
        before: incident,
        after: created,
      });
      return privately(
        text('The story now stands alone, and stays so.'),
        ...choices(
          { label: 'Open it', command: `show ${created}` },
          { label: 'Undo', command: `merge ${created} ${incident.id}` },
        ),
      );
    }),
};

async function offerStories(incidentId: string, { store }: CommandContext) {
  const incident = await store.incidents.get(incidentId);
  const records = await store.stories.byIds(incident?.storyIds ?? []);
  const items = records.map(({ story }) => ({
    text: `${story.publisher}: ${story.title}`,
    choice: { label: 'Split off', command: `split ${incidentId} ${story.id}`, style: 'danger' as const },
  }));
  return listOr('Which story does not belong?', items, 'This incident has no stories.');
}
