import type { Reliability, Story } from './story.ts';

export interface Feed {
  readonly id: string;
  readonly url: string;
  readonly name: string;
  readonly language: string;
  readonly reliability: Reliability;
  /** The operator's own pace in ms; without it the publisher's hints decide. */
  readonly everyMs?: number;
}

/** What is remembered of a feed between passes. */
export interface FeedState {
  readonly feedId: string;
  readonly nextCheckAt: Date;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly lastCheckedAt?: Date;
  readonly lastChangedAt?: Date;
  /** Publication date of the newest entry ever seen. */
  readonly newestEntryAt?: Date;
  /** When its latest entries were published, newest first: its habit. */
  readonly recentDates?: readonly Date[];
  /** Failures in a row; 0 when the last check succeeded. */
  readonly failures: number;
  readonly lastError?: FeedFault;
  /** Where a permanent redirect leads. */
  readonly movedTo?: string;
  /** In bytes: the document that was read last is longer, and only what stands before is known. */
  readonly cutAt?: number;
  /** The last ten checks, newest first. */
  readonly checks?: readonly FeedCheck[];
}

/** How one check of a feed ended. */
export interface FeedCheck {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly outcome: Collected['outcome'];
  /** Of the fault, when it failed. */
  readonly code?: string;
}

/** Why a feed could not be read; `code` is one of the catalogue in `src/errors.ts`. */
export interface FeedFault {
  readonly code: string;
  readonly message: string;
}

/** One `<item>` or `<entry>` as published. */
export interface Entry {
  readonly guid?: string;
  readonly link?: string;
  readonly title: string;
  /** The richest body the entry carries, HTML or text. */
  readonly content: string;
  readonly publishedAt?: Date;
  readonly author?: string;
  readonly categories: readonly string[];
}

export interface ParsedFeed {
  readonly format: 'rss' | 'atom' | 'json' | 'rdf';
  readonly title: string;
  readonly link?: string;
  readonly language?: string;
  /** RSS `<ttl>`, in ms. */
  readonly ttlMs?: number;
  /** When the publisher says that it wrote the document. */
  readonly builtAt?: Date;
  readonly entries: readonly Entry[];
}

/** What one feed yielded in one pass. A failure is a value here: it costs its own feed only. */
export interface Collected {
  readonly feed: Feed;
  readonly outcome: 'changed' | 'unchanged' | 'failed';
  readonly state: FeedState;
  /** Oldest first. */
  readonly stories: readonly Story[];
  /** True when this feed was never read before. */
  readonly firstSight: boolean;
  /** More stories of the same reading follow: where the feed stands is only kept with the last of them. */
  readonly continues: boolean;
}
