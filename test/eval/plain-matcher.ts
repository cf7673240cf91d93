import type { Actor } from '../../src/model/actor.ts';
import type { Found } from './score.ts';

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** What most tools do: every name as a whole word, whatever its case and whatever stands around it. */
export function plainMatcher(actors: readonly Actor[], groupOf: (actorId: string) => string | undefined) {
  const bearers = new Map<string, readonly string[]>();
  for (const { id, aliases } of actors) {
    for (const { name } of aliases) bearers.set(name.toLowerCase(), [...(bearers.get(name.toLowerCase()) ?? []), id]);
  }
  const longestFirst = [...bearers.keys()].sort((one, other) => other.length - one.length);
  const names = longestFirst.map((name) => name.replace(SPECIAL, '\\$&')).join('|');
  const pattern = new RegExp(`\\b(?:${names})\\b`, 'gi');
  return (text: string): Found => {
    const found = new Map<string, readonly string[]>();
    for (const [name] of text.matchAll(pattern)) {
      for (const id of bearers.get(name.toLowerCase()) ?? []) {
        const group = groupOf(id);
        if (group !== undefined) found.set(group, [name]);
      }
    }
    return found;
  };
}
