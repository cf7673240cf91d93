import { createHash } from 'node:crypto';
import { channelKey } from '../channel-key.ts';
import type { Subscription } from '../model/delivery.ts';
import type { CommandContext } from './command.ts';
import type { Filters } from './read-filters.ts';

/** A subscription of the message's channel. The same channel following the same things always gets the same id. */
export function newSubscription(
  actors: readonly string[],
  filters: Filters,
  {
    message,
    config,
    now,
  }: Pick<CommandContext, 'message' | 'now'> & { readonly config: { readonly timezone: string } },
): Subscription {
  const { countries, sectors, techniques, cves, words, everything } = filters;
  const followed = JSON.stringify([
    channelKey(message.channel),
    actors,
    countries,
    sectors,
    techniques,
    cves,
    words,
    everything,
  ]);
  return {
    id: createHash('sha256').update(followed).digest('hex').slice(0, 8),
    channel: message.channel,
    actors,
    ...filters,
    timezone: filters.timezone ?? config.timezone,
    snoozed: {},
    createdBy: message.user.name,
    createdAt: now,
  };
}
