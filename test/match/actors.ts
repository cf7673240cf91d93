import type { Actor, Alias } from '../../src/model/actor.ts';
import type { Story } from '../../src/model/story.ts';
import { aStory } from '../support/a-story.ts';
import { anActor } from '../support/an-actor.ts';

/** An actor of which only the names are known; the first is its own. */
export function actorNamed(names: readonly (string | Alias)[], more: Partial<Actor> = {}): Actor {
  const aliases = names.map((name) => (typeof name === 'string' ? { name, usedBy: [] } : name));
  const name = aliases[0]?.name ?? '';
  const id = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  const { country: _, ...unknown } = anActor({ software: [], parents: [] });
  return { ...unknown, id, name, aliases, ...more };
}

export function storyOf(text: string, title = ''): Story {
  return aStory({ title, text });
}
