import { createHash } from 'node:crypto';
import { channelKey } from './channel-key.ts';
import type { Subscription } from './model/delivery.ts';

type Needed = Pick<Subscription, 'channel' | 'timezone' | 'createdBy' | 'createdAt'>;

const PLAIN = {
  actors: [],
  countries: [],
  sectors: [],
  techniques: [],
  cves: [],
  words: [],
  everything: false,
  minRole: 'suspected',
  minConfidence: 'low',
  minPriority: 'low',
  pace: 'immediate',
  snoozed: {},
} as const satisfies Omit<Subscription, keyof Needed | 'id'>;

/** A subscription, immediate and without limits where the wish does not say. The same channel following the same things always gets the same id. */
export function newSubscription(wish: Needed & Partial<Omit<Subscription, 'id'>>): Subscription {
  const whole = { ...PLAIN, ...wish };
  const { actors, countries, sectors, techniques, cves, words, everything } = whole;
  const followed = [channelKey(wish.channel), actors, countries, sectors, techniques, cves, words, everything];
  return { id: createHash('sha256').update(JSON.stringify(followed)).digest('hex').slice(0, 8), ...whole };
}
