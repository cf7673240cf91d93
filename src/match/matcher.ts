import type { Actor, Suppression } from '../model/actor.ts';
import { onceFor } from '../once-per.ts';
import { type Claim, claimsOf } from './claims.ts';
import { compactOf, createFoldTable } from './fold.ts';
import { buildNameTable, findStop, type NameTable, type Stop } from './name-table.ts';
import { createNaming, type Name, spellingKey } from './names.ts';
import { hashLetters } from './tokens.ts';

/** All that is known of actors, made ready to look for them. Build it once, use it for every story. */
export interface Matcher {
  readonly table: NameTable<Claim>;
  /** The names that end at a stop. */
  readonly namesAt: (stop: Stop<Claim>) => readonly Name[];
  readonly actors: ReadonlyMap<string, Actor>;
}

/** Makes the matcher: every alias of every actor, but for the suppressed ones. */
export function buildMatcher(actors: readonly Actor[], suppressions: readonly Suppression[]): Matcher {
  const folds = createFoldTable();
  const claims = claimsOf(actors, suppressions, (name) => spellingKey(folds, name));
  const naming = createNaming(folds, actors);
  return {
    table: buildNameTable(folds, claims),
    namesAt: onceFor(({ ending }) => naming(ending)),
    actors: new Map(actors.map((actor) => [actor.id, actor])),
  };
}

/** The first name of these letters, folded. */
export function findName({ table, namesAt }: Matcher, compact: string): Name | undefined {
  const stop = findStop(table, hashLetters(compact));
  return stop && namesAt(stop).find((name) => name.compact === compact);
}

/** Whether anybody bears this name, in whatever spelling. */
export function knowsName(matcher: Matcher, name: string): boolean {
  return findName(matcher, compactOf(matcher.table.folds, name)) !== undefined;
}
