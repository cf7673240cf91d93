import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';

/** The words of a story between two offsets, as evidence. */
export function quote(story: Story, field: Evidence['field'], start: number, end: number): Evidence {
  return { quote: story[field].slice(start, end), story: story.id, field, start, end };
}
