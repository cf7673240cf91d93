import ms, { type StringValue } from 'ms';
import type { Subscription } from '../../model/delivery.ts';
import { chooseActors, explainMisses } from '../choose-actors.ts';
import { chooseBriefing } from '../choose-briefing.ts';
import type { Command, CommandContext } from '../command.ts';
import { recordChange } from '../record-change.ts';
import { choices, moment, privately, text } from '../replies.ts';

const DURATION = /^(\d+)(h|d|w)$/i;
const DEFAULT_DURATION = '7d';

export const snooze: Command = {
  aliases: ['mute'],
  usage: 'ACTOR ... [3d | off]',
  summary: 'Keep an actor out of this channel for a while (a week unless you say)',
  example: 'snooze lazarus 3d',
  permission: 'subscribe',
  async run({ words }, context) {
    const last = words.at(-1)?.toLowerCase() ?? '';
    const timed = last === 'off' || DURATION.test(last);
    const named = timed ? words.slice(0, -1) : words;
    const chosen = chooseActors(named.length > 0 ? named : await actorsOfThread(context), context.library);
    const misses = explainMisses(chosen, 'snooze', context.library);
    if (chosen.found.length === 0)
      return privately(...(misses.length > 0 ? misses : [text(`Example: ${snooze.example}`)]));
    const followed = await context.store.subscriptions.list(context.message.channel);
    if (followed.length === 0) return privately(text('This channel follows nothing, so nothing can be snoozed.'));
    const until =
      last === 'off'
        ? undefined
        : new Date(context.now.getTime() + ms((timed ? last : DEFAULT_DURATION) as StringValue));
    const ids = chosen.found.map(({ id }) => id);
    for (const subscription of followed) await silence(subscription, ids, until, context);
    const names = chosen.found.map(({ name }) => name).join(', ');
    return privately(
      text(until ? `${names}: silent here until ${moment(until)}.` : `${names}: no longer silent here.`),
      ...(until ? choices({ label: 'Undo', command: `snooze ${ids.join(', ')}, off` }) : []),
      ...misses,
    );
  },
};

async function actorsOfThread(context: CommandContext): Promise<readonly string[]> {
  if (context.message.incidentId === undefined) return [];
  const briefing = await chooseBriefing(context);
  const first = briefing?.actors[0];
  return first ? [first.id] : [];
}

function silence(
  before: Subscription,
  ids: readonly string[],
  until: Date | undefined,
  context: CommandContext,
): Promise<void> {
  const kept = Object.entries(before.snoozed).filter(([id, end]) => !ids.includes(id) && new Date(end) > context.now);
  const added = until ? ids.map((id) => [id, until.toISOString()]) : [];
  const after = { ...before, snoozed: Object.fromEntries([...kept, ...added]) };
  const what = `${until ? 'snoozed' : 'woke'} ${ids.join(', ')}`;
  return recordChange(context, { what, before, after }, (store) => store.subscriptions.put(after));
}
