import type { Actor } from '../../src/model/actor.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { Channel, Delivery, Subscription } from '../../src/model/delivery.ts';
import type { Feed, FeedState } from '../../src/model/feed.ts';
import type { Story } from '../../src/model/story.ts';
import type { Technique } from '../../src/model/technique.ts';

/** What the pages and the API may see. Each list is a slice of the store; nothing here writes. */
export interface Reading {
  readonly briefings: {
    get(id: string): Promise<Briefing | undefined>;
    /** The newest revision of each incident, newest first. */
    latest(filter: {
      readonly actorIds?: readonly string[];
      readonly limit: number;
      readonly before?: Date;
    }): Promise<readonly Briefing[]>;
    /** Oldest first. */
    revisions(incidentId: string): Promise<readonly Briefing[]>;
  };
  readonly stories: {
    byIds(ids: readonly string[]): Promise<readonly StoryInIncident[]>;
    search(words: string, limit: number): Promise<readonly StoryInIncident[]>;
    count(): Promise<number>;
  };
  readonly feeds: { list(): Promise<readonly FeedHealth[]> };
  readonly subscriptions: { list(channel?: Channel): Promise<readonly Subscription[]> };
  readonly deliveries: {
    undelivered(): Promise<readonly Delivery[]>;
    counts(): Promise<Readonly<Record<Delivery['state'], number>>>;
  };
  readonly actors: ActorReading;
  techniqueOf(id: string): Technique | undefined;
  exportBriefing(briefing: Briefing, format: ExportFormat): Promise<{ name: string; mime: string; content: string }>;
}

interface StoryInIncident {
  readonly story: Story;
  readonly incidentId?: string;
}

export interface FeedHealth {
  readonly feed: Feed;
  readonly state?: FeedState;
}

interface ActorReading {
  all(): readonly Actor[];
  find(name: string): readonly Actor[];
  byId(id: string): Actor | undefined;
  ancestors(id: string): readonly Actor[];
  descendants(id: string): readonly Actor[];
}

export const EXPORT_FORMATS = ['stix', 'navigator', 'markdown', 'csv'] as const;
type ExportFormat = (typeof EXPORT_FORMATS)[number];
