import type { Subscription } from '../model/delivery.ts';
import { newSubscription } from '../new-subscription.ts';
import type { CommandContext } from './command.ts';
import type { Filters } from './read-filters.ts';

type Here = Pick<CommandContext, 'message' | 'now'> & { readonly config: { readonly timezone: string } };

/** A subscription of the message's channel, as its writer wishes. */
export function subscriptionHere(
  actors: readonly string[],
  filters: Filters,
  { message, config, now }: Here,
): Subscription {
  return newSubscription({
    ...filters,
    channel: message.channel,
    actors,
    timezone: filters.timezone ?? config.timezone,
    createdBy: message.user.name,
    createdAt: now,
  });
}
