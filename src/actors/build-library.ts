import { closest } from 'fastest-levenshtein';
import { appError } from '../errors.ts';
import type { Actor, Alias } from '../model/actor.ts';
import type { ActorLibrary } from './actor-library.ts';
import { foldName } from './fold-name.ts';
import type { Overlay } from './load-overlay.ts';
import { mergeFacts } from './merge-facts.ts';
import { type Part, placeActors } from './place-actors.ts';
import { byId, knowsAttack, rankSources, type SourceActors } from './rank-sources.ts';
import { settleNames } from './settle-names.ts';

export interface LibrarySources {
  readonly pack: readonly Actor[];
  /** One entry a source, in any order. */
  readonly imported: readonly SourceActors[];
  readonly overlay: Pick<Overlay, 'actors' | 'aliases'>;
}

/**
 * Merges all sources into one library. The same sources give the same library, whatever order they come in.
 * Throws `CONFIG_INVALID` when the overlay names an actor that nobody knows.
 */
export function buildLibrary({ pack, imported, overlay }: LibrarySources): ActorLibrary {
  const known = [...overlay.actors, ...pack, ...imported.flatMap(({ actors }) => actors)];
  const sources = rankSources([
    { source: 'overlay', actors: [...overlay.actors, ...namedAnew(overlay, known)] },
    { source: 'sitrep-pack', actors: pack },
    ...imported,
  ]);
  const parts = placeActors(sources);
  const { aliases, conflicts } = settleNames(parts);
  const actors = joinFacts(parts)
    .map((actor) => ({ ...actor, aliases: arrange(actor, aliases.get(actor.id) ?? []) }))
    .sort(byId);
  let byName: ActorLibrary['byName'] | undefined;
  return {
    actors,
    byId: new Map(actors.map((actor) => [actor.id, actor])),
    // Reading stories asks for no names: they are indexed for whoever does.
    get byName() {
      byName ??= indexNames(actors);
      return byName;
    },
    conflicts,
  };
}

/** The known actors to whom the overlay gives more names, each with those names alone. */
function namedAnew({ aliases }: Pick<Overlay, 'aliases'>, known: readonly Actor[]): readonly Actor[] {
  const ids = [...new Set(known.map((actor) => actor.id))];
  return aliases.map(({ actorId, names }) => {
    const actor = known.find(({ id }) => id === actorId);
    if (!actor) {
      const faults = `- the overlay gives names to "${actorId}", which is no actor; did you mean "${closest(actorId, ids)}"?`;
      throw appError('CONFIG_INVALID', { faults });
    }
    return { ...actor, aliases: [actor.name, ...names].map((name) => ({ name, usedBy: ['overlay'] })) };
  });
}

function joinFacts(parts: readonly Part[]): readonly Actor[] {
  const joined = new Map<string, Actor>();
  for (const { id, actor, source } of parts) {
    const known = knowsAttack(source) ? actor : withoutAttackId(actor);
    const first = joined.get(id);
    joined.set(id, first ? mergeFacts(first, known) : { ...known, id });
  }
  return [...joined.values()];
}

function withoutAttackId({ attackId: _, ...actor }: Actor): Actor {
  return actor;
}

/** The actor's own name first. */
function arrange(actor: Actor, aliases: readonly Alias[]): readonly Alias[] {
  const own = aliases.find((alias) => foldName(alias.name) === foldName(actor.name));
  return own ? [own, ...aliases.filter((alias) => alias !== own)] : aliases;
}

function indexNames(actors: readonly Actor[]): ReadonlyMap<string, readonly Actor[]> {
  const index = new Map<string, Actor[]>();
  for (const actor of actors) {
    const names = [actor.id, actor.attackId ?? actor.id, ...actor.aliases.map((alias) => alias.name)];
    for (const key of new Set(names.map(foldName))) {
      const bearers = index.get(key) ?? [];
      bearers.push(actor);
      index.set(key, bearers);
    }
  }
  return index;
}
