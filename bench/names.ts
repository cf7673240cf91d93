import type { Actor } from '../src/model/actor.ts';

const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** One regular expression of all names, the longest first, as most tools look for them. */
export function toExpression(names: readonly string[]): RegExp {
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map((name) => name.replace(SPECIAL, '\\$&'));
  return new RegExp(`\\b(?:${longestFirst.join('|')})\\b`, 'gi');
}

/** Actors of one name each. */
export function toActors(names: readonly string[]): readonly Actor[] {
  return names.map((name, index) => ({
    id: `actor-${index}`,
    name,
    aliases: [{ name, usedBy: [], guard: 'plain' }],
    kind: 'unknown',
    motivations: [],
    sectors: [],
    parents: [],
    software: [],
    techniques: [],
    references: [],
    description: '',
    provenance: [],
  }));
}
