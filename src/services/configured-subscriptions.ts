import { channelKey, parseChannelKey } from '../channel-key.ts';
import type { Config, SubscriptionSetting } from '../config/config.ts';
import type { Channel, Subscription } from '../model/delivery.ts';
import { newSubscription } from '../new-subscription.ts';
import type { Store } from '../store/store.ts';

const CREATED_BY = 'configuration';
const ROOM = 'subscriptions';
const GREETED = 'greeted';

/** Brings the store in line with the subscriptions of the configuration; those made in chat stay. */
export async function syncConfiguredSubscriptions(store: Store, config: Config, now: Date): Promise<void> {
  const wanted = configuredSubscriptions(config, now);
  const ids = new Set(wanted.map(({ id }) => id));
  await store.transaction(async (tx) => {
    for (const { id, createdBy } of await tx.subscriptions.list()) {
      if (createdBy === CREATED_BY && !ids.has(id)) await tx.subscriptions.remove(id);
    }
    for (const subscription of wanted) await tx.subscriptions.put(subscription);
  });
}

/** Every subscription of the configuration. */
export function configuredSubscriptions(
  { subscriptions, timezone }: Pick<Config, 'subscriptions' | 'timezone'>,
  now: Date,
): readonly Subscription[] {
  return subscriptions.flatMap((setting) => toSubscription(setting, timezone, now));
}

/** A channel that was never met before follows everything, so that a first briefing shows; what its readers change later stays. */
export async function greetChannels(
  store: Store,
  channels: readonly Channel[],
  timezone: string,
  now: Date,
): Promise<void> {
  await store.transaction(async (tx) => {
    for (const channel of channels) {
      const key = `${GREETED}:${channelKey(channel)}`;
      if ((await tx.memory.get(ROOM, key)) !== undefined) continue;
      await tx.memory.set(ROOM, key, now.toISOString());
      if ((await tx.subscriptions.list(channel)).length > 0) continue;
      await tx.subscriptions.put(
        newSubscription({ channel, everything: true, timezone, createdBy: 'sitrep', createdAt: now }),
      );
    }
  });
}

function toSubscription(setting: SubscriptionSetting, timezone: string, now: Date): readonly Subscription[] {
  const channel = parseChannelKey(setting.channel);
  return channel ? [newSubscription({ ...setting, channel, timezone, createdBy: CREATED_BY, createdAt: now })] : [];
}
