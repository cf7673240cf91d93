import type { Actor, Provenance } from '../model/actor.ts';

/** Joins what two sources know; where they differ the first is believed. Names are not touched. */
export function mergeFacts(actor: Actor, part: Actor): Actor {
  const attackId = actor.attackId ?? part.attackId;
  const country = actor.country ?? part.country;
  const firstSeen = actor.firstSeen ?? part.firstSeen;
  return {
    ...actor,
    ...(attackId && { attackId }),
    ...(country && { country }),
    ...(firstSeen && { firstSeen }),
    kind: actor.kind === 'unknown' ? part.kind : actor.kind,
    motivations: actor.motivations.length > 0 ? actor.motivations : part.motivations,
    sectors: actor.sectors.length > 0 ? actor.sectors : part.sectors,
    parents: actor.parents.length > 0 ? actor.parents : part.parents,
    software: union(actor.software, part.software),
    techniques: union(actor.techniques, part.techniques),
    references: union(actor.references, part.references),
    description: actor.description || part.description,
    provenance: joinProvenance(actor.provenance, part.provenance),
  };
}

export function union<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  return [...new Set([...first, ...second])];
}

function joinProvenance(first: readonly Provenance[], second: readonly Provenance[]): readonly Provenance[] {
  const known = new Set(first.map(({ source, version }) => `${source} ${version}`));
  return [...first, ...second.filter(({ source, version }) => !known.has(`${source} ${version}`))];
}
