import type { Subscription } from '../model/delivery.ts';
import type { ReplyPart } from '../model/message.ts';
import { chooseActors, explainMisses } from './choose-actors.ts';
import type { CommandContext } from './command.ts';
import { isRestricted, readFilters } from './read-filters.ts';
import { text } from './replies.ts';
import { subscriptionHere } from './subscription-here.ts';

/** What the words after `subscribe` or `preview` ask for. */
export interface Wish {
  /** One for each actor, or one for what the filters let through. */
  readonly subscriptions: readonly Subscription[];
  /** What could not be understood, and what was meant perhaps. */
  readonly misses: readonly ReplyPart[];
}

/** Reads actors, filters and pace; `verb` is put before the names that misses offer. */
export function readWish(rest: string, verb: string, example: string, context: CommandContext): Wish {
  const { filters, words, faults } = readFilters(rest);
  if (faults.length > 0) return { subscriptions: [], misses: [...faults.map(text), text(`Example: ${example}`)] };
  const chosen = chooseActors(words, context.library);
  const wanted = isRestricted(filters) && words.length === 0 ? [[]] : chosen.found.map(({ id }) => [id]);
  if (wanted.length === 0 && words.length === 0) {
    return { subscriptions: [], misses: [text(`Say whom to follow, for example: ${example}`)] };
  }
  return {
    subscriptions: wanted.map((actors) => subscriptionHere(actors, filters, context)),
    misses: explainMisses(chosen, verb, context.library),
  };
}
