import type { Actor, Alias, Provenance } from '../model/actor.ts';
import { actorId } from './actor-id.ts';
import { foldName } from './fold-name.ts';
import type { GalaxyCluster, GalaxyValue } from './galaxy-cluster.ts';
import { MISP_PRODUCERS } from './misp-producers.ts';
import { namingVendor } from './naming-scheme.ts';
import type { SourceActors } from './rank-sources.ts';
import { shorten } from './shorten.ts';

const ATTACK_ID = /^G\d{4}$/;
const GROUP_SUFFIX = / - G\d{4}$/;
const VENDOR_SUFFIX = /^(.+) \(([^)]{3,})\)$/;
const CREW_SUFFIX = /\s+(?:\(?Ransomware\)?(?:\s+(?:Group|Gang|Actors|Operators))?|Actors|Operators)$/i;
const NO_NAME = /^(?:\[|Unnamed |Subgroup: )/;
const LINK = /\[([^\]]*)\]\([^)]*\)/g;
const MARKUP = /<sup>.*?<\/sup>|<[^>]*>|\(Citation: [^)]*\)/g;
const SPACE = /\s+/g;
const COUNTRY = /^[A-Z]{2}$/;
const CAPITAL = /\p{Lu}/u;
const WORD_START = /(?<![\p{L}\p{N}'’.])\p{Ll}/gu;
const SHORTEST_NAME = 3;
const MOST_REFERENCES = 12;
const LICENCE = 'CC0-1.0 OR BSD-2-Clause';

export interface GalaxyActors extends SourceActors {
  readonly version: string;
}

/**
 * Reads the actors of a MISP galaxy cluster. Most ransomware families have no crew of their own, and many bear everyday
 * words as names: only those with a leak site become actors, and their names count only beside a cue.
 */
export function readGalaxy(cluster: GalaxyCluster): GalaxyActors {
  const source = `misp-galaxy/${cluster.type === 'groups' ? 'tidal-groups' : cluster.type}`;
  const version = String(cluster.version);
  const provenance: readonly Provenance[] = [{ source, version, licence: LICENCE }];
  const values = cluster.values.filter((value) => isActor(cluster.type, value));
  return { source, version, actors: values.flatMap((value) => readValue(cluster.type, value, provenance)) };
}

function isActor(type: GalaxyCluster['type'], { meta, related }: GalaxyValue): boolean {
  if (type === 'ransomware') return meta.links.length > 0;
  return !related.some((relation) => relation.type === 'revoked-by');
}

function readValue(
  type: GalaxyCluster['type'],
  value: GalaxyValue,
  provenance: readonly Provenance[],
): readonly Actor[] {
  const crew = type === 'ransomware';
  const [name, ...others] = readNames(value, crew);
  if (!name) return [];
  const attackId = readAttackId(value);
  return [
    {
      id: actorId(name),
      name,
      aliases: [name, ...others].map((each) => readAlias(each, value, crew)),
      ...(attackId && { attackId }),
      ...(value.meta.country && COUNTRY.test(value.meta.country) && { country: value.meta.country }),
      kind: crew ? 'crime' : kindOf(value),
      motivations: crew ? ['financial'] : [],
      sectors: [],
      parents: [],
      software: [],
      techniques: [],
      references: value.meta.refs.slice(0, MOST_REFERENCES),
      description: shorten(plain(value.description)),
      provenance,
    },
  ];
}

/** The name and the other names, once each, without ids, remarks and what is too short to be a name. */
function readNames({ value, meta }: GalaxyValue, crew: boolean): readonly string[] {
  const written = [value.replace(GROUP_SUFFIX, '').replace(CREW_SUFFIX, ''), ...meta.synonyms]
    .filter((name) => !ATTACK_ID.test(name) && !NO_NAME.test(name))
    .map((name) => name.replace(VENDOR_SUFFIX, '$1').replace(SPACE, ' ').trim())
    .filter((name) => name.length >= SHORTEST_NAME);
  const named = crew ? written.map(capitalised) : written;
  const spellings = new Map<string, string>();
  for (const name of named) if (!spellings.has(foldName(name))) spellings.set(foldName(name), name);
  return [...spellings.values()];
}

/** Leak-site lists write crews in small letters; people write them as names. */
function capitalised(name: string): string {
  return CAPITAL.test(name) ? name : name.replace(WORD_START, (letter) => letter.toUpperCase());
}

function readAlias(name: string, { meta }: GalaxyValue, crew: boolean): Alias {
  const producers = meta['name-attribution'].flatMap((given) => {
    const at = given.lastIndexOf(':');
    return given.slice(0, at) === name ? (MISP_PRODUCERS[given.slice(at + 1)] ?? []) : [];
  });
  const vendor = namingVendor(name);
  const usedBy = [...new Set([...producers, ...(vendor ? [vendor] : [])])];
  return { name, usedBy: usedBy.length > 0 ? usedBy : ['MISP'], ...(crew && { guard: 'cue' }) };
}

/** The one ATT&CK group that a value points at; none when it points at several. */
function readAttackId({ meta }: GalaxyValue): string | undefined {
  const tidal = meta.source === 'MITRE' ? meta.group_attack_id : undefined;
  const ids = [meta.external_id, tidal, ...meta.synonyms].filter((id) => id !== undefined && ATTACK_ID.test(id));
  return ids.length === 1 ? ids[0] : undefined;
}

function kindOf({ meta }: GalaxyValue): Actor['kind'] {
  return meta['cfr-type-of-incident'].length > 0 ? 'state' : 'unknown';
}

function plain(text: string): string {
  return text.replace(MARKUP, '').replace(LINK, '$1').replace(SPACE, ' ').trim();
}
