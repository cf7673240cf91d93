import type { Subscription } from '../../model/delivery.ts';
import type { ReplyPart } from '../../model/message.ts';
import type { Command, CommandContext } from '../command.ts';
import { describeSubscription } from '../describe-subscription.ts';
import { previewParts } from '../preview-parts.ts';
import { readWish } from '../read-wish.ts';
import { recordChange } from '../record-change.ts';
import { choices, heading, privately, text } from '../replies.ts';

export const subscribe: Command = {
  aliases: ['sub', 'follow'],
  usage: 'ACTOR ... | everything [FILTER ...]',
  summary: 'Follow actors with their families, or whatever the filters let through',
  details:
    'Filters: country:KP sector:finance technique:T1566 cve:CVE-2024-12345 word:"cold wallet" role:mentioned confidence:high priority:high quiet:22:00-07:00 zone:Europe/Paris. Pace: daily 09:00, or weekly Mon 09:00; otherwise at once. `preview` with the same words shows what it would have posted, and saves nothing.',
  example: 'subscribe lazarus, apt28 role:suspected daily 09:00',
  permission: 'subscribe',
  async run({ rest }, context) {
    const { subscriptions, misses } = readWish(rest, 'subscribe', subscribe.example, context);
    const before = await context.store.subscriptions.list(context.message.channel);
    const confirmations: ReplyPart[] = [];
    for (const subscription of subscriptions) confirmations.push(...(await follow(subscription, before, context)));
    return privately(...confirmations, ...misses);
  },
};

async function follow(
  subscription: Subscription,
  here: readonly Subscription[],
  context: CommandContext,
): Promise<readonly ReplyPart[]> {
  const described = describeSubscription(subscription, context);
  const before = here.find(({ id }) => id === subscription.id);
  await recordChange(
    context,
    { what: `subscribed to ${described.text}`, ...(before && { before }), after: subscription },
    (store) => store.subscriptions.put(subscription),
  );
  const all = here.find(({ everything, id }) => everything && id !== subscription.id);
  return [
    heading(`This channel ${before ? 'already followed' : 'now follows'} ${described.text}`),
    text(described.detail),
    ...(all ? [text('It follows everything besides: to get this alone, stop that.')] : []),
    ...(await previewParts(subscription, context)),
    ...choices(
      { label: 'Stop', command: `unsubscribe ${subscription.id}`, style: 'danger' },
      ...(all ? [{ label: 'Stop everything else', command: `unsubscribe ${all.id}` }] : []),
    ),
  ];
}
