import type { Actor } from '../model/actor.ts';
import type { ActorLibrary } from './actor-library.ts';

interface ActorChange {
  readonly actor: Actor;
  readonly aliasesAdded: readonly string[];
  readonly aliasesRemoved: readonly string[];
  /** Other fields that differ, e.g. `techniques`. */
  readonly fields: readonly string[];
}

export interface LibraryDiff {
  readonly added: readonly Actor[];
  readonly changed: readonly ActorChange[];
  readonly removed: readonly Actor[];
}

const FIELDS = [
  'name',
  'attackId',
  'country',
  'kind',
  'motivations',
  'sectors',
  'parents',
  'software',
  'techniques',
  'references',
  'firstSeen',
  'description',
  'provenance',
] as const satisfies (keyof Actor)[];

type Actors = Pick<ActorLibrary, 'actors' | 'byId'>;

/** What an import changed, ordered by id. Two equal libraries give three empty lists. */
export function diffLibrary(before: Actors, after: Actors): LibraryDiff {
  return {
    added: after.actors.filter(({ id }) => !before.byId.has(id)),
    removed: before.actors.filter(({ id }) => !after.byId.has(id)),
    changed: after.actors.flatMap((actor) => {
      const old = before.byId.get(actor.id);
      const change = old && compare(old, actor);
      return change && isChange(change) ? change : [];
    }),
  };
}

function compare(old: Actor, actor: Actor): ActorChange {
  const oldNames = old.aliases.map((alias) => alias.name);
  const names = actor.aliases.map((alias) => alias.name);
  return {
    actor,
    aliasesAdded: names.filter((name) => !oldNames.includes(name)),
    aliasesRemoved: oldNames.filter((name) => !names.includes(name)),
    fields: FIELDS.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(actor[field])),
  };
}

function isChange({ aliasesAdded, aliasesRemoved, fields }: ActorChange): boolean {
  return aliasesAdded.length + aliasesRemoved.length + fields.length > 0;
}
