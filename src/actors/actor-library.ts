import type { Actor } from '../model/actor.ts';

/**
 * Why a name was not given to an actor that a source gives it to.
 * `own-name`: another actor bears it as its own name. `higher-source`: a source that counts more gives it to another.
 * `software`: it names malware or a tool. `shared`: sources that count alike disagree, so several keep it.
 */
export type ConflictRule = 'own-name' | 'higher-source' | 'software' | 'shared';

export interface Conflict {
  readonly name: string;
  /** Ids of the actors that bear the name. */
  readonly keptBy: readonly string[];
  /** Id of the actor that `source` gives it to. */
  readonly givenTo: string;
  readonly source: string;
  readonly rule: ConflictRule;
}

/** All actors, merged from every source. */
export interface ActorLibrary {
  /** Ordered by id. */
  readonly actors: readonly Actor[];
  readonly byId: ReadonlyMap<string, Actor>;
  /** From a folded name (see `foldName`), id or ATT&CK id to those who bear it. */
  readonly byName: ReadonlyMap<string, readonly Actor[]>;
  readonly conflicts: readonly Conflict[];
}
