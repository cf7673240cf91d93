import type { Briefing } from '../model/briefing.ts';
import type { Subscription } from '../model/delivery.ts';
import { type FamilyOf, follows } from './follows.ts';

/** How far a preview looks back. */
export const PREVIEWED_MS = 30 * 24 * 60 * 60 * 1000;

/** The briefings of the last 30 days that this subscription would have posted, in the order given. */
export function previewSubscription(
  subscription: Subscription,
  briefings: readonly Briefing[],
  familyOf: FamilyOf,
  now: Date,
): readonly Briefing[] {
  const since = new Date(now.getTime() - PREVIEWED_MS).toISOString();
  return briefings.filter(
    (briefing) => briefing.createdAt >= since && follows(subscription, briefing, familyOf, now) !== undefined,
  );
}
