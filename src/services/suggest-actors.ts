import { foldName } from '../actors/fold-name.ts';
import type { Actor } from '../model/actor.ts';

interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
}

/** Actors one of whose names holds what was typed; names that begin with it come first. `hint` is that name when it is not the actor's own. */
export function suggestActors(actors: readonly Actor[], typed: string, limit: number): readonly Suggestion[] {
  const key = foldName(typed);
  const starting: Suggestion[] = [];
  const holding: Suggestion[] = [];
  for (const { id, name, aliases, attackId } of actors) {
    const names = [name, ...aliases.map((alias) => alias.name), ...(attackId === undefined ? [] : [attackId])];
    const folded = names.map(foldName);
    const starts = folded.findIndex((each) => each.startsWith(key));
    const found = starts >= 0 ? starts : folded.findIndex((each) => each.includes(key));
    if (found < 0) continue;
    const hint = names[found];
    const suggestion = found === 0 || hint === undefined ? { id, name } : { id, name, hint };
    (starts >= 0 ? starting : holding).push(suggestion);
  }
  return [...starting, ...holding].slice(0, limit);
}
