import type { Command } from '../command.ts';
import { record } from '../record-change.ts';
import { choices, privately, text } from '../replies.ts';

export const merge: Command = {
  usage: '[FROM] INTO',
  summary: 'Make one incident of two that tell of the same event',
  example: 'merge i-91c0 i-4f2a',
  permission: 'merge',
  async run({ words }, context) {
    const [from, into] = words.length > 1 ? words : [context.message.incidentId, words[0]];
    if (from === undefined || into === undefined) {
      return privately(text(`Say which incident goes into which, for example: ${merge.example}`));
    }
    const [before, target] = await Promise.all([context.store.incidents.get(from), context.store.incidents.get(into)]);
    if (!before || !target || from === into) return privately(text('Two different incidents are needed.'));
    await context.services.merge(from, into);
    await record(context, { what: `merged incident ${from} into ${into}`, before, after: into });
    return privately(
      text('The two are one now, and stay so.'),
      ...choices({ label: 'Open it', command: `show ${into}` }),
    );
  },
};
