import type { Alias } from '../model/actor.ts';
import type { Conflict, ConflictRule } from './actor-library.ts';
import { foldName } from './fold-name.ts';
import type { Part } from './place-actors.ts';
import { knowsAttack } from './rank-sources.ts';

/** One source gives one name to one actor; `own`: as the actor's name, not as an alias. */
interface Claim {
  readonly id: string;
  readonly alias: Alias;
  readonly own: boolean;
  readonly rank: number;
  readonly source: string;
}

export interface SettledNames {
  /** By actor id, in the order in which the sources give them. */
  readonly aliases: ReadonlyMap<string, readonly Alias[]>;
  readonly conflicts: readonly Conflict[];
}

/**
 * Decides who bears each name. The overlay's word is final; then the pack's and ATT&CK's actors keep their own names;
 * then the source that counts most decides. What is left between equals is shared. A name of malware or of a tool is
 * nobody's alias unless the pack or ATT&CK says so.
 */
export function settleNames(parts: readonly Part[]): SettledNames {
  const software = new Set(parts.flatMap(({ actor }) => actor.software.map(foldName)));
  const aliases = new Map<string, Alias[]>();
  const conflicts: Conflict[] = [];
  const give = (id: string, alias: Alias) => {
    const mine = aliases.get(id);
    if (mine) mine.push(alias);
    else aliases.set(id, [alias]);
  };
  for (const [key, claims] of claimsByName(parts)) {
    const [first, second] = claims;
    if (first && !second && !software.has(key)) {
      give(first.id, first.alias);
      continue;
    }
    const kept = software.has(key) ? claims.filter((claim) => claim.own || knowsAttack(claim)) : claims;
    const winners = strongest(kept);
    const keptBy = [...new Set(winners.map((claim) => claim.id))];
    for (const id of keptBy) give(id, joinAliases(claims, id));
    for (const claim of claims) {
      const rule = ruleAgainst(claim, kept, winners, keptBy);
      if (rule) conflicts.push({ name: claim.alias.name, keptBy, givenTo: claim.id, source: claim.source, rule });
    }
  }
  return { aliases, conflicts };
}

function claimsByName(parts: readonly Part[]): ReadonlyMap<string, readonly Claim[]> {
  const byName = new Map<string, Claim[]>();
  for (const { id, source, names } of parts)
    for (const { key, alias, own } of names) {
      const claims = byName.get(key) ?? [];
      claims.push({ id, alias, own, rank: source.rank, source: source.source });
      byName.set(key, claims);
    }
  return byName;
}

function strongest(claims: readonly Claim[]): readonly Claim[] {
  const best = Math.min(...claims.map((claim) => claim.rank));
  if (best === 0) return claims.filter((claim) => claim.rank === 0);
  const own = claims.filter((claim) => claim.own && (knowsAttack(claim) || claim.rank === best));
  return own.length > 0 ? own : claims.filter((claim) => claim.rank === best);
}

function ruleAgainst(
  claim: Claim,
  kept: readonly Claim[],
  winners: readonly Claim[],
  keptBy: readonly string[],
): ConflictRule | undefined {
  if (keptBy.includes(claim.id)) return keptBy.length > 1 && winners.includes(claim) ? 'shared' : undefined;
  if (!kept.includes(claim)) return 'software';
  return winners.some((winner) => winner.own) ? 'own-name' : 'higher-source';
}

/** The spelling and guard of the source that counts most, with all who use the name for this actor. */
function joinAliases(claims: readonly Claim[], id: string): Alias {
  const mine = claims.filter((claim) => claim.id === id);
  const [first] = mine;
  if (!first) throw new Error(`${id} has no such name`);
  return { ...first.alias, usedBy: [...new Set(mine.flatMap(({ alias }) => alias.usedBy))] };
}
