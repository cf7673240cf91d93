import type { Actor } from '../model/actor.ts';
import type { ActorLibrary } from './actor-library.ts';

type Family = Pick<ActorLibrary, 'actors' | 'byId'>;

/** The actor's parents, their parents and so on, nearest first. Empty for an unknown id. */
export function ancestors(library: Family, id: string): readonly Actor[] {
  return walk(id, (current) =>
    (library.byId.get(current)?.parents ?? []).flatMap((parent) => library.byId.get(parent.id) ?? []),
  );
}

/** The actor's children, their children and so on, nearest first. Empty for an unknown id. */
export function descendants(library: Family, id: string): readonly Actor[] {
  return walk(id, (current) => library.actors.filter((actor) => actor.parents.some((parent) => parent.id === current)));
}

/** The actor's own ATT&CK id, else that of its nearest ancestor which has one. */
export function nearestAttackId(library: Family, id: string): string | undefined {
  const line = [library.byId.get(id), ...ancestors(library, id)];
  return line.find((actor) => actor?.attackId)?.attackId;
}

function walk(start: string, next: (id: string) => readonly Actor[]): readonly Actor[] {
  const met = new Map<string, Actor>();
  let generation: readonly string[] = [start];
  while (generation.length > 0) {
    const found = generation.flatMap(next).filter((actor) => actor.id !== start && !met.has(actor.id));
    for (const actor of found) met.set(actor.id, actor);
    generation = found.map((actor) => actor.id);
  }
  return [...met.values()];
}
