import type { ParsedFeed } from '../model/feed.ts';

/** Moves a feed through time so that the moment it was written becomes `now`; entries keep their distances. */
export function shiftDates(parsed: ParsedFeed, now: Date): ParsedFeed {
  if (!parsed.builtAt) return parsed;
  const distance = now.getTime() - parsed.builtAt.getTime();
  return {
    ...parsed,
    builtAt: now,
    entries: parsed.entries.map((entry) =>
      entry.publishedAt ? { ...entry, publishedAt: new Date(entry.publishedAt.getTime() + distance) } : entry,
    ),
  };
}
