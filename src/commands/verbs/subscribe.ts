import type { Subscription } from '../../model/delivery.ts';
import type { ReplyPart } from '../../model/message.ts';
import { chooseActors, explainMisses } from '../choose-actors.ts';
import type { Command, CommandContext } from '../command.ts';
import { describeSubscription } from '../describe-subscription.ts';
import { isRestricted, readFilters } from '../read-filters.ts';
import { recordChange } from '../record-change.ts';
import { choices, heading, privately, text } from '../replies.ts';
import { subscriptionHere } from '../subscription-here.ts';

const TITLES_SHOWN = 3;

export const subscribe: Command = {
  aliases: ['sub', 'follow'],
  usage: 'ACTOR ... | everything [FILTER ...]',
  summary: 'Follow actors with their families, or whatever the filters let through',
  details:
    'Filters: country:KP sector:finance technique:T1566 cve:CVE-2024-12345 word:"cold wallet" role:mentioned confidence:high priority:high quiet:22:00-07:00 zone:Europe/Paris. Pace: daily 09:00, or weekly Mon 09:00; otherwise at once.',
  example: 'subscribe lazarus, apt28 role:suspected daily 09:00',
  permission: 'subscribe',
  async run({ rest }, context) {
    const { library, message } = context;
    const { filters, words, faults } = readFilters(rest);
    if (faults.length > 0) return privately(...faults.map(text), text(`Example: ${subscribe.example}`));
    const chosen = chooseActors(words, library);
    const wanted = isRestricted(filters) && words.length === 0 ? [[]] : chosen.found.map(({ id }) => [id]);
    if (wanted.length === 0 && words.length === 0) {
      return privately(text(`Say whom to follow, for example: ${subscribe.example}`));
    }
    const before = await context.store.subscriptions.list(message.channel);
    const confirmations: ReplyPart[] = [];
    for (const actors of wanted) {
      const subscription = subscriptionHere(actors, filters, context);
      const known = before.find(({ id }) => id === subscription.id);
      confirmations.push(...(await follow(subscription, known, context)));
    }
    return privately(...confirmations, ...explainMisses(chosen, 'subscribe', library));
  },
};

async function follow(
  subscription: Subscription,
  before: Subscription | undefined,
  context: CommandContext,
): Promise<readonly ReplyPart[]> {
  const described = describeSubscription(subscription, context);
  await recordChange(
    context,
    { what: `subscribed to ${described.text}`, ...(before && { before }), after: subscription },
    (store) => store.subscriptions.put(subscription),
  );
  const preview = await context.services.preview(subscription);
  return [
    heading(`This channel ${before ? 'already followed' : 'now follows'} ${described.text}`),
    text(described.detail),
    text(previewLine(preview.length)),
    ...(preview.length > 0
      ? [{ kind: 'list' as const, items: preview.slice(0, TITLES_SHOWN).map(({ headline }) => ({ text: headline })) }]
      : []),
    ...choices({ label: 'Stop', command: `unsubscribe ${subscription.id}`, style: 'danger' }),
  ];
}

function previewLine(count: number): string {
  if (count === 0) return 'In the last 30 days this would have posted nothing.';
  return `In the last 30 days this would have posted ${count === 1 ? '1 briefing' : `${count} briefings`}.`;
}
