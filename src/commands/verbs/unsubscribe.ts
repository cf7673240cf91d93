import type { Subscription } from '../../model/delivery.ts';
import type { Reply } from '../../model/message.ts';
import { chooseActors, explainMisses } from '../choose-actors.ts';
import type { Command, CommandContext } from '../command.ts';
import { describeSubscription } from '../describe-subscription.ts';
import { recordChange } from '../record-change.ts';
import { choices, privately, text } from '../replies.ts';

export const unsubscribe: Command = {
  aliases: ['unsub', 'unfollow', 'stop'],
  usage: 'ACTOR ... | everything',
  summary: 'Stop following actors, one subscription by its id, or everything',
  example: 'unsubscribe lazarus',
  permission: 'subscribe',
  async run({ words }, context) {
    const { store, library, message } = context;
    const followed = await store.subscriptions.list(message.channel);
    if (words.length === 0) return askWhich(followed, context);
    if (words.length === 1 && words[0] === 'everything') {
      for (const subscription of followed) await drop(subscription, context);
      return privately(text('This channel follows nothing any more.'));
    }
    const byId = followed.filter(({ id }) => words.includes(id));
    for (const subscription of byId) await drop(subscription, context);
    const chosen = chooseActors(
      words.filter((word) => !byId.some(({ id }) => id === word)),
      library,
    );
    const stopped = byId.map((each) => describeSubscription(each, context).text);
    const absent: string[] = [];
    for (const actor of chosen.found) {
      const holders = followed.filter(({ actors }) => actors.includes(actor.id));
      for (const holder of holders) await dropActor(holder, actor.id, context);
      (holders.length > 0 ? stopped : absent).push(actor.name);
    }
    return privately(
      ...(stopped.length > 0 ? [text(`This channel no longer follows ${stopped.join(', ')}.`)] : []),
      ...(absent.length > 0
        ? [text(`This channel did not follow ${absent.join(', ')}. \`subscriptions\` lists all.`)]
        : []),
      ...explainMisses(chosen, 'unsubscribe', library),
    );
  },
};

function askWhich(followed: readonly Subscription[], context: CommandContext): Reply {
  if (followed.length === 0) return privately(text('This channel follows nothing.'));
  return privately(
    text('What should this channel no longer follow?'),
    ...choices(
      ...followed.map((each) => ({
        label: describeSubscription(each, context).text,
        command: `unsubscribe ${each.id}`,
        style: 'danger' as const,
      })),
    ),
  );
}

function drop(subscription: Subscription, context: CommandContext): Promise<void> {
  const entry = { what: `unsubscribed ${subscription.id}`, before: subscription };
  return recordChange(context, entry, (store) => store.subscriptions.remove(subscription.id));
}

/** Takes one actor out; a subscription that only followed that actor goes. */
function dropActor(subscription: Subscription, actorId: string, context: CommandContext): Promise<void> {
  const actors = subscription.actors.filter((id) => id !== actorId);
  if (actors.length === 0) return drop(subscription, context);
  const after = { ...subscription, actors };
  const entry = { what: `unsubscribed from ${actorId}`, before: subscription, after };
  return recordChange(context, entry, (store) => store.subscriptions.put(after));
}
