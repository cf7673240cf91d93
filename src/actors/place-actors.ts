import type { Actor } from '../model/actor.ts';
import { foldName } from './fold-name.ts';
import type { RankedSource } from './rank-sources.ts';

/** What one source says of one actor. */
export interface Part {
  readonly id: string;
  readonly actor: Actor;
  readonly source: RankedSource;
}

/**
 * Decides which actor of the library each imported one is: the one with the same ATT&CK id or id, else the one that
 * bears its name, else the one that shares most of its other names, else a new one. Two different ATT&CK ids are never
 * one actor.
 */
export function placeActors(sources: readonly RankedSource[]): readonly Part[] {
  const parts: Part[] = [];
  const attackIds = new Map<string, string>();
  const idOfGroup = new Map<string, string>();
  const bearers = new Map<string, Set<string>>();
  for (const source of sources) {
    const own = new Set(source.actors.map((actor) => foldName(actor.name)));
    const placed = source.actors.map((actor) => ({ id: place(actor, own), actor, source }));
    for (const part of placed) remember(part);
    parts.push(...placed);
  }
  return parts;

  function place(actor: Actor, own: ReadonlySet<string>): string {
    const group = actor.attackId && idOfGroup.get(actor.attackId);
    if (group) return group;
    const fits = (id: string) => !actor.attackId || !attackIds.has(id);
    const named = [...(bearers.get(foldName(actor.name)) ?? [])].filter(fits);
    if (named.length === 1 && named[0]) return named[0];
    return named.length === 0 ? (mostAlike(actor, own, fits) ?? actor.id) : actor.id;
  }

  function mostAlike(actor: Actor, own: ReadonlySet<string>, fits: (id: string) => boolean): string | undefined {
    const shared = new Map<string, number>();
    for (const alias of actor.aliases) {
      const key = foldName(alias.name);
      if (alias.guard || own.has(key)) continue;
      for (const id of bearers.get(key) ?? []) if (fits(id)) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    const [first, second] = [...shared].sort(([, a], [, b]) => b - a);
    return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
  }

  function remember({ id, actor }: Part): void {
    if (actor.attackId && !attackIds.has(id)) {
      attackIds.set(id, actor.attackId);
      idOfGroup.set(actor.attackId, id);
    }
    for (const name of [id, actor.name, ...actor.aliases.map((alias) => alias.name)]) {
      const key = foldName(name);
      bearers.set(key, (bearers.get(key) ?? new Set()).add(id));
    }
  }
}
