import type { Command } from '../command.ts';
import { describeSubscription } from '../describe-subscription.ts';
import { previewParts } from '../preview-parts.ts';
import { readWish } from '../read-wish.ts';
import { choices, heading, privately, text } from '../replies.ts';

export const preview: Command = {
  aliases: ['try'],
  usage: 'ACTOR ... | everything [FILTER ...]',
  summary: 'See what following would have posted in the last 30 days; nothing is saved',
  example: 'preview lazarus priority:high',
  async run({ rest }, context) {
    const { subscriptions, misses } = readWish(rest, 'preview', preview.example, context);
    const shown = await Promise.all(
      subscriptions.map(async (subscription) => {
        const { text: followed, detail } = describeSubscription(subscription, context);
        return [heading(`Following ${followed}`), text(detail), ...(await previewParts(subscription, context))];
      }),
    );
    const follow = subscriptions.length > 0 ? choices({ label: 'Follow', command: `subscribe ${rest}` }) : [];
    return privately(...shown.flat(), ...follow, ...misses);
  },
};
