import type { Actor } from '../model/actor.ts';

/** The actors of one source, as imported. */
export interface SourceActors {
  readonly source: string;
  readonly actors: readonly Actor[];
}

/** A source with its say: 0 counts most. */
export interface RankedSource extends SourceActors {
  readonly rank: number;
}

/** Who is believed before whom. A source that is not named here comes last. */
const ORDER: readonly string[] = [
  'overlay',
  'chat',
  'sitrep-pack',
  'mitre-attack',
  'misp-galaxy/mitre-intrusion-set',
  'misp-galaxy/threat-actor',
  'misp-galaxy/microsoft-activity-group',
  'misp-galaxy/tidal-groups',
  'misp-galaxy/ransomware',
];

/** Sources whose actors are who their ids say. */
const OWN_RANK = ORDER.indexOf('sitrep-pack');

/** Sources whose ATT&CK ids are taken over; those of the others only help to find the actor, as many are retired. */
const ATTACK_RANK = ORDER.indexOf('misp-galaxy/mitre-intrusion-set');

/** Puts sources, and the actors in each, into one order, whatever order they came in. */
export function rankSources(sources: readonly SourceActors[]): readonly RankedSource[] {
  return sources
    .map(({ source, actors }) => ({ source, rank: rankOf(source), actors: [...actors].sort(byId) }))
    .sort((a, b) => a.rank - b.rank || order(a.source, b.source));
}

/** Whether the source is the overlay, the chat or the pack: their ids settle who an actor is. */
export function isOurs({ rank }: { readonly rank: number }): boolean {
  return rank <= OWN_RANK;
}

/** Whether the source knows ATT&CK's groups well enough to name an actor's ATT&CK id. */
export function knowsAttack({ rank }: { readonly rank: number }): boolean {
  return rank <= ATTACK_RANK;
}

/** Orders actors by id, the same on every machine; a source may bring one id twice. */
export function byId(a: Actor, b: Actor): number {
  return order(a.id, b.id) || order(a.name, b.name) || order(a.description, b.description);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function rankOf(source: string): number {
  const rank = ORDER.indexOf(source);
  return rank < 0 ? ORDER.length : rank;
}
