import { descendants } from '../actors/family.ts';
import type { Subscription } from '../model/delivery.ts';
import type { CommandContext } from './command.ts';

const NAMES_SHOWN = 4;

/** A subscription in words: whom or what, and under which conditions. */
export function describeSubscription(
  subscription: Subscription,
  { library, now }: Pick<CommandContext, 'library' | 'now'>,
): { readonly text: string; readonly detail: string } {
  const { countries, sectors, techniques, cves, words } = subscription;
  const followed = [
    ...subscription.actors.map((id) => library.byId.get(id)?.name ?? id),
    ...countries.map((code) => `country ${code}`),
    ...sectors.map((sector) => `sector ${sector}`),
    ...techniques,
    ...cves,
    ...words.map((word) => `"${word}"`),
  ];
  return {
    text: subscription.everything || followed.length === 0 ? 'everything' : followed.join(', '),
    detail: [...includedActors(subscription, library), ...conditions(subscription, now)].join(' · '),
  };
}

function includedActors({ actors }: Subscription, library: CommandContext['library']): readonly string[] {
  const names = actors.flatMap((id) => descendants(library, id)).map(({ name }) => name);
  if (names.length === 0) return [];
  const more = names.length - NAMES_SHOWN;
  return [`includes ${names.slice(0, NAMES_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

function conditions(subscription: Subscription, now: Date): readonly string[] {
  const { minRole, minConfidence, minPriority, pace, timezone, quietHours } = subscription;
  const snoozed = Object.entries(subscription.snoozed)
    .filter(([, until]) => new Date(until) > now)
    .map(([id, until]) => `${id} silent until ${until.slice(0, 10)}`);
  return [
    minRole === 'attributed' ? 'attributed only' : `${minRole} or stronger`,
    ...(minConfidence === 'low' ? [] : [`confidence ${minConfidence} or higher`]),
    ...(minPriority === 'low' ? [] : [`priority ${minPriority} or higher`]),
    pace === 'immediate' ? 'at once' : `${pace} ${timezone}`,
    ...(quietHours === undefined ? [] : [`quiet ${quietHours}`]),
    ...snoozed,
  ];
}
