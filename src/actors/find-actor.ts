import { distance } from 'fastest-levenshtein';
import type { Actor } from '../model/actor.ts';
import type { ActorLibrary } from './actor-library.ts';
import { foldName } from './fold-name.ts';

const GROUP_WORDS = /(?:apt)?(?:group|team|gang|crew|ransomware)$/;
const MOST_EDITS = 2;
const MOST_NEAR = 5;

export interface FoundActors {
  /** The actors that bear the name; several when it is shared, none when it is unknown. */
  readonly found: readonly Actor[];
  /** Up to five whose names are nearly this one, nearest first. Empty when something was found. */
  readonly near: readonly Actor[];
}

/** Finds actors by what a person typed: an id, any name in any spelling (`apt 38`), an ATT&CK id. */
export function findActor(library: Pick<ActorLibrary, 'byName'>, typed: string): FoundActors {
  const key = foldName(typed);
  const bare = key.replace(GROUP_WORDS, '');
  const found = library.byName.get(key) ?? library.byName.get(bare) ?? [];
  return { found, near: found.length > 0 ? [] : nearActors(library, key) };
}

function nearActors({ byName }: Pick<ActorLibrary, 'byName'>, key: string): readonly Actor[] {
  if (key === '') return [];
  const edits = Math.min(MOST_EDITS, Math.floor(key.length / 3));
  const near = [...byName]
    .map(([name, actors]) => ({ actors, far: name.startsWith(key) ? 0.5 : distance(name, key) }))
    .filter(({ far }) => far <= Math.max(edits, 0.5))
    .sort((a, b) => a.far - b.far);
  return [...new Set(near.flatMap(({ actors }) => actors))].slice(0, MOST_NEAR);
}
