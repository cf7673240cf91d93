import type { Action, BriefingActor, BriefingTechnique } from '../../src/model/briefing.ts';
import type { Tactic } from '../../src/model/technique.ts';
import { ACTIONS, type CatalogAction, PLAYS } from './action-catalog.ts';

/** What actions are recommended for. */
export interface Occasion {
  readonly techniques: readonly Pick<BriefingTechnique, 'id' | 'tactics' | 'basis'>[];
  readonly actors: readonly Pick<BriefingActor, 'id' | 'role' | 'parents'>[];
  readonly limit: number;
}

/** A catalog action with those reported techniques that it answers. */
interface Offer {
  readonly action: CatalogAction;
  readonly addresses: readonly string[];
  /** Written for the actor in hand. */
  readonly ofPlay: boolean;
}

const ORDER: readonly CatalogAction['when'][] = ['today', 'this-week', 'hunt'];
/** Preparation and looking around: worth less than what opens, takes or breaks something. */
const LIGHT: readonly Tactic[] = ['reconnaissance', 'resource-development', 'discovery'];
const LIGHT_WEIGHT = 0.3;
/** A technique not answered yet counts before a second action for one that is, and a play's answer before a general one. */
const FRESH = 10;
const FRESH_IN_PLAY = 12;
const ANSWERED = new Set(ACTIONS.flatMap((action) => action.answers));

/**
 * Actions against the reported techniques, none for what nobody reported: the plays of the actors held responsible
 * first, then general ones; as few as answer everything, then more until `limit`. Today before this week before hunts.
 */
export function recommendActions({ techniques, actors, limit }: Occasion): readonly Action[] {
  const weights = new Map(
    techniques
      .filter(({ basis }) => basis === 'reported')
      .map(({ id, tactics }) => [id, tactics.every((tactic) => LIGHT.includes(tactic)) ? LIGHT_WEIGHT : 1]),
  );
  const reported = [...weights.keys()];
  const offers = [
    ...playsOf(actors).flatMap((action) => toOffer(action, reported, true)),
    ...ACTIONS.flatMap((action) => toOffer(action, reported, false)),
  ];
  const chosen = choose(offers, weights, limit);
  return ORDER.flatMap((when) => chosen.filter(({ action }) => action.when === when)).map(toAction);
}

function playsOf(actors: Occasion['actors']): readonly CatalogAction[] {
  const families = actors
    .filter(({ role }) => role === 'attributed' || role === 'suspected')
    .flatMap(({ id, parents }) => [id, ...parents.map((parent) => parent.id)]);
  return PLAYS.filter((play) => play.actors.some((id) => families.includes(id))).flatMap((play) => play.actions);
}

function toOffer(action: CatalogAction, reported: readonly string[], ofPlay: boolean): readonly Offer[] {
  const { answers } = action;
  const addresses = reported.filter(
    (id) => answers.includes(id) || (!ANSWERED.has(id) && answers.includes(parentOf(id))),
  );
  return addresses.length === 0 ? [] : [{ action, addresses, ofPlay }];
}

function parentOf(id: string): string {
  return id.split('.', 1)[0] ?? id;
}

/** Takes the most useful offer again and again; a technique gets at most one action of each kind. */
function choose(offers: readonly Offer[], weights: ReadonlyMap<string, number>, limit: number): readonly Offer[] {
  const chosen: Offer[] = [];
  const answered = new Set<string>();
  const slots = new Set<string>();
  const weigh = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0);
  const worth = ({ action, addresses, ofPlay }: Offer): number => {
    const open = addresses.filter((id) => !slots.has(`${action.when} ${id}`));
    const fresh = open.filter((id) => !answered.has(id));
    if (open.length === 0) return 0;
    return (ofPlay ? FRESH_IN_PLAY : FRESH) * weigh(fresh) + weigh(open) - ORDER.indexOf(action.when) / 100;
  };
  while (chosen.length < limit) {
    const values = offers.map(worth);
    const best = Math.max(0, ...values);
    const offer = best > 0 ? offers[values.indexOf(best)] : undefined;
    if (offer === undefined) break;
    chosen.push(offer);
    for (const id of offer.addresses) {
      answered.add(id);
      slots.add(`${offer.action.when} ${id}`);
    }
  }
  return chosen;
}

function toAction({ action, addresses }: Offer, index: number): Action {
  const exact = addresses.every((id) => action.answers.includes(id));
  return {
    priority: index + 1,
    title: action.title,
    detail: action.detail,
    addresses,
    mitigation: exact ? action.mitigation : null,
    when: action.when,
  };
}
