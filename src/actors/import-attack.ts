import type { Actor, Provenance } from '../model/actor.ts';
import type { Tactic, Technique } from '../model/technique.ts';
import { TACTICS } from '../tactics.ts';
import { actorId } from './actor-id.ts';
import { namingVendor } from './naming-scheme.ts';
import { shorten } from './shorten.ts';
import { indexStix, type StixBundle, type StixIndex, type StixObject } from './stix-index.ts';

const CITATION = /\(Citation: [^)]*\)/g;
const LINK = /\[([^\]]*)\]\([^)]*\)/g;
const CODE = /<\/?code>/g;
const SPACE = /\s+/g;
const GROUP = /^G\d{4}$/;
const TECHNIQUE = /^T\d{4}(\.\d{3})?$/;
const MITIGATION = /^M\d{4}$/;
const MOST_REFERENCES = 12;

const KNOWN_TACTICS: ReadonlySet<string> = new Set(TACTICS);

/** All that Sitrep takes from ATT&CK. Texts are plain: no citations, no links. */
export interface AttackData {
  /** `18.1`, or the day of the newest object when the bundle does not tell. */
  readonly version: string;
  readonly actors: readonly Actor[];
  readonly techniques: readonly Technique[];
  readonly mitigations: readonly { readonly id: string; readonly name: string }[];
  /** How a group or a piece of software used a technique. */
  readonly examples: readonly TechniqueText[];
  readonly descriptions: readonly TechniqueText[];
}

interface TechniqueText {
  readonly techniqueId: string;
  readonly text: string;
}

/** Reads a STIX 2.0 or 2.1 bundle of ATT&CK; what is deprecated is left out, what is revoked counts for its successor. */
export function readAttack(bundle: StixBundle): AttackData {
  const index = indexStix(bundle);
  const objects = [...index.live.values()];
  const techniques = objects.filter((object) => attackId(object, TECHNIQUE) && tacticsOf(object).length > 0);
  return {
    version: index.version,
    actors: readGroups(index),
    techniques: readTechniques(techniques, index),
    mitigations: objects.flatMap((object) => {
      const id = attackId(object, MITIGATION);
      return id ? { id, name: object.name } : [];
    }),
    examples: index.relations
      .filter((relation) => relation.relationship_type === 'uses')
      .flatMap((relation) => techniqueText(index.live.get(relation.target_ref), relation.description)),
    descriptions: techniques.flatMap((object) => techniqueText(object, object.description)),
  };
}

function readGroups(index: StixIndex): readonly Actor[] {
  const used = targetsOf(index, 'uses', 'source_ref', 'target_ref');
  const provenance = [{ source: 'mitre-attack', version: index.version, licence: 'ATT&CK Terms of Use' }];
  return [...index.live.values()]
    .filter((object) => object.type === 'intrusion-set' && attackId(object, GROUP))
    .map((group) => readGroup(group, used.get(group.id) ?? [], formerNames(group, index), provenance));
}

function readGroup(
  group: StixObject,
  used: readonly StixObject[],
  former: readonly string[],
  provenance: readonly Provenance[],
): Actor {
  const names = [...new Set([group.name, ...group.aliases, ...former])];
  const id = attackId(group, GROUP);
  return {
    id: actorId(group.name),
    name: group.name,
    aliases: names.map((name) => ({ name, usedBy: [...new Set(['MITRE', namingVendor(name) ?? 'MITRE'])] })),
    ...(id && { attackId: id }),
    kind: 'unknown',
    motivations: [],
    sectors: [],
    parents: [],
    software: unique(used.filter((object) => object.type !== 'attack-pattern').map((object) => object.name)),
    techniques: unique(used.flatMap((object) => attackId(object, TECHNIQUE) ?? [])),
    references: unique(group.external_references.flatMap((reference) => reference.url ?? [])).slice(0, MOST_REFERENCES),
    description: shorten(plain(group.description)),
    provenance,
  };
}

/** Names of revoked groups that this one took in. */
function formerNames(group: StixObject, { replaced }: StixIndex): readonly string[] {
  return replaced.filter(({ by }) => by.id === group.id).flatMap(({ old }) => [old.name, ...old.aliases]);
}

function readTechniques(techniques: readonly StixObject[], index: StixIndex): readonly Technique[] {
  const mitigated = targetsOf(index, 'mitigates', 'target_ref', 'source_ref');
  return techniques.flatMap((object) => {
    const id = attackId(object, TECHNIQUE);
    const mitigations = unique((mitigated.get(object.id) ?? []).flatMap((by) => attackId(by, MITIGATION) ?? []));
    return id ? { id, name: object.name, tactics: tacticsOf(object), mitigations } : [];
  });
}

/** For one kind of relation: from an object's id to the live objects at the other end. */
function targetsOf(
  index: StixIndex,
  kind: string,
  from: 'source_ref' | 'target_ref',
  to: 'source_ref' | 'target_ref',
): ReadonlyMap<string, readonly StixObject[]> {
  const targets = new Map<string, StixObject[]>();
  for (const relation of index.relations) {
    const target = relation.relationship_type === kind ? index.live.get(relation[to]) : undefined;
    if (!target) continue;
    const known = targets.get(relation[from]);
    if (known) known.push(target);
    else targets.set(relation[from], [target]);
  }
  return targets;
}

function techniqueText(technique: StixObject | undefined, description: string): readonly TechniqueText[] {
  const techniqueId = technique && attackId(technique, TECHNIQUE);
  const text = plain(description);
  return techniqueId && text ? [{ techniqueId, text }] : [];
}

function attackId(object: StixObject, pattern: RegExp): string | undefined {
  return object.external_references.find(({ external_id: id }) => id && pattern.test(id))?.external_id;
}

function tacticsOf(object: StixObject): readonly Tactic[] {
  return object.kill_chain_phases
    .map((phase) => phase.phase_name)
    .filter((name): name is Tactic => KNOWN_TACTICS.has(name));
}

function plain(text: string): string {
  return text.replace(CITATION, '').replace(LINK, '$1').replace(CODE, '').replace(SPACE, ' ').trim();
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
