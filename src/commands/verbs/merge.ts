import { livingIncident } from '../choose-briefing.ts';
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
    const [before, target] = await Promise.all([from, into].map((id) => livingIncident(context.store, id)));
    if (!before || !target || before.id === target.id) {
      return privately(text('Two different incidents are needed; these are unknown, or one already.'));
    }
    await context.services.merge(before.id, target.id);
    await record(context, { what: `merged incident ${before.id} into ${target.id}`, before, after: target.id });
    return privately(
      text('The two are one now, and stay so. The message of the first says where it went.'),
      ...choices({ label: 'Open it', command: `show ${target.id}` }),
    );
  },
};
