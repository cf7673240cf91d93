import type { ExportFormat } from '../../briefings/render/export-formats.ts';
import type { Actor, Suppression } from '../../src/model/actor.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { BriefingOutline } from '../../src/model/briefing-outline.ts';
import type { Channel, Delivery, ParkedChannel, Subscription } from '../../src/model/delivery.ts';
import type { Feed, FeedState } from '../../src/model/feed.ts';
import type { Role } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import type { Technique } from '../../src/model/technique.ts';

/** What the pages and the API may see. Nothing here writes. */
export interface Reading {
  readonly briefings: {
    get(id: string): Promise<Briefing | undefined>;
    /** The newest revision of each incident, newest first. */
    latest(filter: BriefingFilter): Promise<readonly Briefing[]>;
    /** The same in short. */
    outlines(filter: BriefingFilter): Promise<readonly BriefingOutline[]>;
    /** Oldest first. */
    revisions(incidentId: string): Promise<readonly Briefing[]>;
  };
  readonly stories: {
    byIds(ids: readonly string[]): Promise<readonly { readonly story: Story }[]>;
    /** Ids of the incidents whose stories hold the words. */
    incidentsOf(words: string, limit: number): Promise<readonly string[]>;
    count(): Promise<number>;
  };
  readonly feeds: { list(): Promise<readonly FeedHealth[]> };
  readonly subscriptions: { list(channel?: Channel): Promise<readonly Subscription[]> };
  readonly deliveries: {
    undelivered(): Promise<readonly Delivery[]>;
    counts(): Promise<Readonly<Record<Delivery['state'], number>>>;
    parked(): Promise<readonly ParkedChannel[]>;
  };
  readonly actors: ActorReading;
  techniqueOf(id: string): Technique | undefined;
  exportBriefing(briefing: Briefing, format: ExportFormat): Promise<{ name: string; mime: string; content: string }>;
  /** Reads an address or a text and briefs on it; stores nothing. Rejects with a message and a remedy. */
  brief(typed: string): Promise<{ readonly briefing: Briefing; readonly story: Story }>;
  /** What the subscription would have posted in the last 30 days. */
  preview(subscription: Subscription): Promise<readonly Briefing[]>;
  /** What `subscribe` with these words would follow, and a sentence on each that is not understood. */
  draftSubscription(
    channel: Channel,
    typed: string,
  ): { readonly subscription: Subscription; readonly faults: readonly string[] };
  suppressions(): Promise<readonly Suppression[]>;
  /** The latest changes, newest first. */
  audit(): Promise<readonly Change[]>;
}

/** See `BriefingFilter` of the store. */
export interface BriefingFilter {
  readonly actorIds?: readonly string[];
  readonly country?: string;
  readonly role?: Role;
  readonly technique?: string;
  readonly incidentIds?: readonly string[];
  readonly limit: number;
  readonly before?: Date;
  readonly after?: Pick<Briefing, 'id' | 'createdAt'>;
  readonly since?: Date;
}

export interface FeedHealth {
  readonly feed: Feed;
  readonly state?: FeedState;
  /** For how long it has published nothing, in words, when that is unusual for it. */
  readonly silentFor?: string;
}

/** Who changed what. */
export interface Change {
  readonly at: Date;
  readonly who: string;
  readonly where: string;
  readonly what: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

interface ActorReading {
  all(): readonly Actor[];
  find(name: string): readonly Actor[];
  byId(id: string): Actor | undefined;
  ancestors(id: string): readonly Actor[];
  descendants(id: string): readonly Actor[];
}
