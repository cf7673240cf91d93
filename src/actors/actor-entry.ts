import { z } from 'zod';
import type { Actor, Alias, Provenance } from '../model/actor.ts';

const ATTACK_GROUP = /^G\d{4}$/;
const TECHNIQUE = /^T\d{4}(\.\d{3})?$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const YEAR_OR_MONTH = /^\d{4}(-\d{2})?$/;
const COUNTRY = /^[A-Z]{2}$/;

const name = z.string().trim().min(1).max(80);
const names = z.array(name).default([]);

const traits = {
  /** `null` overrules the default of the file. */
  country: z.string().regex(COUNTRY, 'two capital letters, as in KP').nullable().optional(),
  kind: z.enum(['state', 'crime', 'hacktivist', 'mercenary', 'unknown']).optional(),
  motivations: z.array(z.enum(['espionage', 'financial', 'sabotage', 'influence', 'ideology'])).optional(),
};

/** An actor as people write it in YAML: aliases stand under whoever uses them, guards apart. */
export const actorEntry = z.strictObject({
  id: z.string().regex(KEBAB, 'small letters, digits and hyphens'),
  name,
  attackId: z.string().regex(ATTACK_GROUP, 'as in G0032').optional(),
  ...traits,
  firstSeen: z.string().regex(YEAR_OR_MONTH, 'as in "2009" or "2009-02"').optional(),
  description: z.string().trim().max(400).default(''),
  aliases: z.record(name, z.array(name)).default({}),
  /** Guards that a rule cannot see; the matcher guards ordinary words and short names by itself. */
  plain: names,
  cue: names,
  never: names,
  parents: z.record(z.string(), z.enum(['subgroup-of', 'overlaps'])).default({}),
  sectors: names,
  software: names,
  techniques: z.array(z.string().regex(TECHNIQUE, 'as in T1566.003')).default([]),
  references: z.array(z.url()).default([]),
});

/** What a file of actors says once for all of them. */
export const actorDefaults = z.strictObject(traits);

export type ActorEntry = z.infer<typeof actorEntry>;
export type ActorDefaults = z.infer<typeof actorDefaults>;

/** Makes the profile that an entry describes; what it leaves open comes from the defaults of its file. */
export function toActor(entry: ActorEntry, defaults: ActorDefaults, provenance: readonly Provenance[]): Actor {
  const country = entry.country === undefined ? defaults.country : entry.country;
  return {
    id: entry.id,
    name: entry.name,
    aliases: toAliases(entry),
    ...(entry.attackId && { attackId: entry.attackId }),
    ...(country && { country }),
    kind: entry.kind ?? defaults.kind ?? 'unknown',
    motivations: entry.motivations ?? defaults.motivations ?? [],
    sectors: entry.sectors,
    parents: Object.entries(entry.parents).map(([id, relation]) => ({ id, relation })),
    software: entry.software,
    techniques: entry.techniques,
    references: [
      ...(entry.attackId ? [`https://attack.mitre.org/groups/${entry.attackId}/`] : []),
      ...entry.references,
    ],
    ...(entry.firstSeen && { firstSeen: entry.firstSeen }),
    description: entry.description,
    provenance,
  };
}

/** The canonical name first, then every other name once with all who use it. */
function toAliases(entry: ActorEntry): readonly Alias[] {
  const users = new Map<string, string[]>([[entry.name, []]]);
  for (const [user, used] of Object.entries(entry.aliases))
    for (const alias of used) users.set(alias, [...(users.get(alias) ?? []), user]);
  return [...users].map(([alias, usedBy]) => ({ name: alias, usedBy, ...guardOf(entry, alias) }));
}

function guardOf(entry: ActorEntry, alias: string): Pick<Alias, 'guard'> {
  const guard = (['never', 'cue', 'plain'] as const).find((each) => entry[each].includes(alias));
  return guard ? { guard } : {};
}
