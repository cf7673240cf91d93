import type { ActorLibrary } from '../actors/actor-library.ts';
import { ancestors, descendants } from '../actors/family.ts';
import { findActor } from '../actors/find-actor.ts';
import type { Actor } from '../model/actor.ts';

/** The library as people ask it, always the newest one. */
export interface ActorLookup {
  all(): readonly Actor[];
  find(name: string): readonly Actor[];
  near(name: string): readonly Actor[];
  byId(id: string): Actor | undefined;
  ancestors(id: string): readonly Actor[];
  descendants(id: string): readonly Actor[];
}

export function createActorLookup(library: () => ActorLibrary): ActorLookup {
  return {
    all: () => library().actors,
    find: (name) => findActor(library(), name).found,
    near: (name) => findActor(library(), name).near,
    byId: (id) => library().byId.get(id),
    ancestors: (id) => ancestors(library(), id),
    descendants: (id) => descendants(library(), id),
  };
}
