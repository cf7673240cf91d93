import { channelKey } from '../channel-key.ts';
import type { Subscription } from '../model/delivery.ts';
import type { Database } from './schema.ts';
import type { SubscriptionStore } from './store.ts';

export function createSubscriptionStore({ query }: Database): SubscriptionStore {
  return {
    list: async (channel) => {
      const rows = await query
        .selectFrom('subscriptions')
        .select('subscription')
        .$if(channel !== undefined, (some) => some.where('channel', '=', channel ? channelKey(channel) : ''))
        .orderBy('id')
        .execute();
      return rows.map((row) => toSubscription(row.subscription));
    },

    put: async (subscription) => {
      const row = { channel: channelKey(subscription.channel), subscription: JSON.stringify(subscription) };
      await query
        .insertInto('subscriptions')
        .values({ id: subscription.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },

    remove: async (id) => {
      const { numDeletedRows } = await query.deleteFrom('subscriptions').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toSubscription(text: string): Subscription {
  const { createdAt, ...rest }: Omit<Subscription, 'createdAt'> & { createdAt: string } = JSON.parse(text);
  return { ...rest, createdAt: new Date(createdAt) };
}
