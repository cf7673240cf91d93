import type { Story } from '../model/story.ts';

/** In the order of their telling, so that revisions follow the event. */
export function oldestFirst(stories: readonly Story[]): readonly Story[] {
  return stories.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
}
