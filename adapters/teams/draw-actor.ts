import type { Actor } from '../../src/model/actor.ts';
import { actorFacts, actorLinks, actorOrigin, actorRows } from '../chat/actor-facts.ts';
import { bold, type Element, gap, headlineOf, line, linked, small, words } from './rich.ts';

/** A profile: who they are, every name by who uses it, family, aims, tools. */
export function drawActor(actor: Actor, family: readonly Actor[]): readonly Element[] {
  return [
    headlineOf(actor.name),
    small(actorFacts(actor)),
    line([words(actor.description, 900)], { spacing: 'Medium' }),
    ...actorRows(actor, family).map(([label, values]) => line([bold(label), gap('  '), words(values, 900)])),
    ...references(actor),
    small(actorOrigin(actor)),
  ];
}

function references(actor: Actor): readonly Element[] {
  const links = actorLinks(actor).flatMap(({ url, host }) => [gap('  '), linked(url, host, 60)]);
  return links.length === 0 ? [] : [line([bold('Read'), ...links])];
}
