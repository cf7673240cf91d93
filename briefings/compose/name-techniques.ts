import type { Actor } from '../../src/model/actor.ts';
import type { BriefingActor, BriefingTechnique } from '../../src/model/briefing.ts';
import type { TechniqueFinding } from '../../src/model/findings.ts';
import type { Technique } from '../../src/model/technique.ts';
import { TACTICS } from '../../src/tactics.ts';

const BASES = ['reported', 'possible', 'known-for'] as const satisfies readonly BriefingTechnique['basis'][];

interface Catalog {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly techniqueOf: (id: string) => Technique | undefined;
}

/**
 * Names and tactics from the catalog: what was reported, what is possible, then what the foremost actor is known for
 * and nobody told; each in the order an intrusion takes. Ids that the catalog does not know are left out.
 */
export function nameTechniques(
  findings: readonly TechniqueFinding[],
  found: readonly BriefingActor[],
  { actors, techniqueOf }: Catalog,
): readonly BriefingTechnique[] {
  const told = findings.flatMap(({ id, ...finding }) => {
    const technique = techniqueOf(id);
    return technique ? [{ ...named(technique), ...finding }] : [];
  });
  const known = found
    .filter(({ role }) => role === 'attributed' || role === 'suspected')
    .slice(0, 1)
    .flatMap(({ id }) => actors.get(id)?.techniques ?? [])
    .flatMap((id) => techniqueOf(id) ?? [])
    .filter(
      ({ id }, i, all) => !told.some((other) => other.id === id) && all.findIndex((other) => other.id === id) === i,
    )
    .map((technique) => ({ ...named(technique), basis: 'known-for', confidence: 'low', evidence: [] }) as const);
  return [...told, ...known].toSorted((a, b) => BASES.indexOf(a.basis) - BASES.indexOf(b.basis) || stage(a) - stage(b));
}

function named({ id, name, tactics }: Technique): Pick<BriefingTechnique, 'id' | 'name' | 'tactics'> {
  return { id, name, tactics };
}

/** Where in an intrusion the technique comes first. */
function stage({ tactics }: Pick<BriefingTechnique, 'tactics'>): number {
  return Math.min(...tactics.map((tactic) => TACTICS.indexOf(tactic)));
}
