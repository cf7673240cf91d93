import type { Actor, Provenance } from '../model/actor.ts';

/**
 * Joins what two sources know: lists grow, and where the sources differ the first is believed. An actor whose kind is
 * known keeps its country even when it has none: it is then known to serve no state. Names are not touched.
 */
export function mergeFacts(actor: Actor, part: Actor): Actor {
  const described = actor.kind !== 'unknown';
  const attackId = actor.attackId ?? part.attackId;
  const country = described ? actor.country : (actor.country ?? part.country);
  const firstSeen = actor.firstSeen ?? part.firstSeen;
  return {
    ...actor,
    ...(attackId && { attackId }),
    ...(country && { country }),
    ...(firstSeen && { firstSeen }),
    kind: described ? actor.kind : part.kind,
    motivations: actor.motivations.length > 0 ? actor.motivations : part.motivations,
    sectors: actor.sectors.length > 0 ? actor.sectors : part.sectors,
    parents: [...actor.parents, ...part.parents.filter(({ id }) => !actor.parents.some((known) => known.id === id))],
    software: union(actor.software, part.software),
    techniques: union(actor.techniques, part.techniques),
    references: union(actor.references, part.references),
    description: actor.description || part.description,
    provenance: joinProvenance(actor.provenance, part.provenance),
  };
}

function union(first: readonly string[], second: readonly string[]): readonly string[] {
  return [...new Set([...first, ...second])];
}

function joinProvenance(first: readonly Provenance[], second: readonly Provenance[]): readonly Provenance[] {
  const known = new Set(first.map(({ source, version }) => `${source} ${version}`));
  return [...first, ...second.filter(({ source, version }) => !known.has(`${source} ${version}`))];
}
