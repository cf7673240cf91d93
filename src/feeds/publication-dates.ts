import type { Story } from '../model/story.ts';

const KEPT = 20;

/**
 * The last publication dates of a feed, newest first, each once. What the feed leaves out or dates ahead was given the
 * moment of reading, which tells nothing of the publisher.
 */
export function publicationDates(stories: readonly Story[], before: readonly Date[] = []): readonly Date[] {
  const dated = stories.filter(({ publishedAt, fetchedAt }) => publishedAt < fetchedAt);
  const times = new Set([...before, ...dated.map(({ publishedAt }) => publishedAt)].map((date) => date.getTime()));
  return [...times]
    .sort((a, b) => b - a)
    .slice(0, KEPT)
    .map((time) => new Date(time));
}
