import type { Actor, Suppression } from '../model/actor.ts';
import { createFoldTable } from './fold.ts';
import { buildNameTable, type NameTable } from './name-table.ts';
import { type Name, namesOf, tailOf } from './names.ts';
import { NOT_ACTORS } from './not-actors.ts';

/** All that is known of actors, made ready to look for them. Build it once, use it for every story. */
export interface Matcher {
  readonly table: NameTable<Name>;
  readonly actors: ReadonlyMap<string, Actor>;
}

/** Makes the matcher: every alias of every actor, but for the suppressed ones. */
export function buildMatcher(actors: readonly Actor[], suppressions: readonly Suppression[]): Matcher {
  const decoys = NOT_ACTORS.map(
    (name): Name => ({ name, guard: 'plain', owners: [], own: false, software: false, tail: tailOf(name) }),
  );
  const folds = createFoldTable();
  return {
    table: buildNameTable(folds, [...decoys, ...namesOf(folds, actors, suppressions)]),
    actors: new Map(actors.map((actor) => [actor.id, actor])),
  };
}
