import { createHash } from 'node:crypto';
import type { Candidates, Incident, LookUp } from '../model/incident.ts';
import type { Story } from '../model/story.ts';
import { FAST_DAYS, fadesFast, likeness, readKeys, SAME_EVENT } from './likeness.ts';

const DAY_MS = 24 * 60 * 60_000;
/** An attribution may come a year after the deed. */
const SLOW_DAYS = 400;
/** What a later story adds to the keys of its incident: facts, never its wording, or one event would grow into the next. */
const ADDED = /^~?(?:copy|link|subject|victim|amount|about|actor|family|cve|indicator):/;
const MOST_KEYS = 150;

/** What a story's incident is found by: words and flaws in the news of its days, all else for a year and more. */
export function lookUpsFor(story: Story, keys: readonly string[]): readonly LookUp[] {
  const fast = keys.filter(fadesFast);
  const slow = keys.filter((key) => !fadesFast(key));
  return [
    { keys: slow, ...around(story, SLOW_DAYS) },
    { keys: fast, ...around(story, FAST_DAYS) },
  ];
}

/** So many days around its telling; when it was fetched, nobody had told anything later. */
function around({ publishedAt, fetchedAt }: Story, days: number): Pick<LookUp, 'since' | 'until'> {
  const told = publishedAt.getTime();
  const since = told - days * DAY_MS;
  return { since: new Date(since), until: new Date(Math.min(told + days * DAY_MS, fetchedAt.getTime())) };
}

/** The incident that a story belongs to, with the story in it: the candidate (by `lookUpsFor`) that it is most alike, else a new one. */
export function joinIncident(story: Story, keys: readonly string[], { incidents, frequency }: Candidates): Incident {
  const told = readKeys(keys);
  let best: { incident: Incident; score: number } | undefined;
  for (const incident of incidents) {
    const score = likeness(told, readKeys(incident.keys), daysApart(story, incident), frequency);
    if (score >= SAME_EVENT && score > (best?.score ?? 0)) best = { incident, score };
  }
  return best ? withStory(best.incident, story, keys) : openIncident(story, keys);
}

/** Days between a story and the span of time that the incident was told in; 0 inside it. */
function daysApart({ publishedAt }: Story, { openedAt, updatedAt }: Incident): number {
  const before = openedAt.getTime() - publishedAt.getTime();
  const after = publishedAt.getTime() - updatedAt.getTime();
  return Math.max(before, after, 0) / DAY_MS;
}

/** An incident of its own; the same story always opens the same one. */
export function openIncident(story: Story, keys: readonly string[]): Incident {
  return {
    id: `i-${createHash('sha256').update(story.id).digest('hex').slice(0, 12)}`,
    storyIds: [story.id],
    openedAt: story.publishedAt,
    updatedAt: story.publishedAt,
    keys: keys.slice(0, MOST_KEYS),
  };
}

/** The incident with one more story, or with a story that was edited. */
export function withStory(incident: Incident, { id, publishedAt }: Story, keys: readonly string[]): Incident {
  const added = keys.filter((key) => ADDED.test(key));
  return {
    ...incident,
    storyIds: [...new Set([...incident.storyIds, id])],
    openedAt: publishedAt < incident.openedAt ? publishedAt : incident.openedAt,
    updatedAt: publishedAt > incident.updatedAt ? publishedAt : incident.updatedAt,
    keys: [...new Set([...incident.keys, ...added])].slice(0, MOST_KEYS),
  };
}
