import type { Command } from '../command.ts';
import { describeSubscription } from '../describe-subscription.ts';
import { listOr, privately } from '../replies.ts';

export const subscriptions: Command = {
  aliases: ['subs', 'following'],
  usage: '',
  summary: 'What this channel follows, and how to stop each',
  example: 'subscriptions',
  async run(_, context) {
    const followed = await context.store.subscriptions.list(context.message.channel);
    const items = followed.map((subscription) => ({
      ...describeSubscription(subscription, context),
      choice: { label: 'Stop', command: `unsubscribe ${subscription.id}`, style: 'danger' as const },
    }));
    return privately(
      ...listOr('This channel follows', items, 'This channel follows nothing yet. Try `subscribe lazarus`.'),
    );
  },
};
