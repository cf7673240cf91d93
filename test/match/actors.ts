import type { Actor, Alias } from '../../src/model/actor.ts';
import type { Story } from '../../src/model/story.ts';

/** An actor with the given names; the first is its own. */
export function anActor(names: readonly (string | Alias)[], more: Partial<Actor> = {}): Actor {
  const aliases = names.map((name) => (typeof name === 'string' ? { name, usedBy: [] } : name));
  const name = aliases[0]?.name ?? '';
  return {
    id: name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'),
    name,
    aliases,
    kind: 'unknown',
    motivations: [],
    sectors: [],
    parents: [],
    software: [],
    techniques: [],
    references: [],
    description: '',
    provenance: [],
    ...more,
  };
}

export function aStory(text: string, title = ''): Story {
  const day = new Date('2024-12-23T00:00:00Z');
  return {
    id: 'story-1',
    feedId: 'feed-1',
    publisher: 'Example',
    reliability: 'C',
    title,
    text,
    url: '',
    publishedAt: day,
    fetchedAt: day,
    language: 'en',
    fingerprint: '',
  };
}
