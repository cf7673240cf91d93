import { expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import { aBriefing } from './a-briefing.ts';
import { aFrenchStory, aStory } from './a-story.ts';

/** Every evidence inside a value, however deep. */
function evidenceIn(value: unknown): readonly Evidence[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'quote' in value ? [value as Evidence] : Object.values(value).flatMap(evidenceIn);
}

it('quotes its stories word for word', () => {
  const stories = new Map([aStory(), aFrenchStory()].map((story) => [story.id, story]));
  const all = evidenceIn(aBriefing());
  expect(all.length).toBeGreaterThan(20);
  for (const { story, field, start, end, quote } of all) {
    expect(stories.get(story)?.[field].slice(start, end)).toBe(quote);
  }
});
