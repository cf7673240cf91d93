import type { Actor, Suppression } from '../model/actor.ts';
import type { Briefing } from '../model/briefing.ts';
import type { BriefingOutline } from '../model/briefing-outline.ts';
import type { Channel, Delivery, ParkedChannel, Receipt, Subscription } from '../model/delivery.ts';
import type { Feed, FeedState } from '../model/feed.ts';
import type { Findings, Role } from '../model/findings.ts';
import type { Candidates, Incident, LookUp } from '../model/incident.ts';
import type { Story } from '../model/story.ts';

export interface FeedRecord {
  readonly feed: Feed;
  /** Absent until the first check. */
  readonly state?: FeedState;
}

export interface FeedStore {
  list(): Promise<readonly FeedRecord[]>;
  /** Adds or changes a feed; its state is kept. */
  put(feed: Feed): Promise<void>;
  remove(id: string): Promise<boolean>;
  /** Leases feeds that are due (all, when `all`), never-read ones first, so that no other process takes them before `leaseMs` are over. */
  claimDue(claim: {
    now: Date;
    owner: string;
    leaseMs: number;
    limit: number;
    all?: boolean;
  }): Promise<readonly FeedRecord[]>;
  /** Keeps the leases of this owner that have not run out. */
  renew(lease: { now: Date; owner: string; leaseMs: number }): Promise<void>;
  /** Writes the state and gives the lease back. */
  saveState(state: FeedState): Promise<void>;
}

export interface StoryRecord {
  readonly story: Story;
  readonly findings: Findings;
  readonly incidentId?: string;
}

export interface StoryStore {
  /** Those whose id was never stored (or stored with another fingerprint: an edited entry), order kept. */
  unseen(stories: readonly Story[]): Promise<readonly Story[]>;
  put(records: readonly StoryRecord[]): Promise<void>;
  byIds(ids: readonly string[]): Promise<readonly StoryRecord[]>;
  /** Full-text search, best first. */
  search(words: string, limit: number): Promise<readonly StoryRecord[]>;
  /** Ids of the incidents whose stories full-text search finds, at most `limit`. */
  incidentsOf(words: string, limit: number): Promise<readonly string[]>;
  count(): Promise<number>;
}

export interface IncidentStore {
  /** The incidents that share the most and rarest keys, at most 6. Keys that start with `~` find nothing. */
  candidates(lookUps: readonly LookUp[]): Promise<Candidates>;
  /** An incident that was merged away has no latest briefing any more. Gives whether it is new. */
  put(incident: Incident): Promise<boolean>;
  get(id: string): Promise<Incident | undefined>;
  /** Those with a story published then or later, the oldest first; what was merged away is left out. */
  updatedSince(since: Date): Promise<readonly Incident[]>;
  /** The incident that a story was put into. */
  ofStory(storyId: string): Promise<Incident | undefined>;
}

export interface BriefingFilter {
  /** With `country` and `role`: one and the same actor must fit them all. */
  readonly actorIds?: readonly string[];
  /** ISO 3166-1 alpha-2 of an actor. */
  readonly country?: string;
  readonly role?: Role;
  /** An ATT&CK id that is reported or possible; `T1566` finds `T1566.003` too. */
  readonly technique?: string;
  readonly incidentIds?: readonly string[];
  readonly limit: number;
  /** Only those created before this moment. */
  readonly before?: Date;
  /** Only those that are listed after this one: many may be of one moment. */
  readonly after?: Pick<Briefing, 'id' | 'createdAt'>;
  /** Only those created then or later. */
  readonly since?: Date;
}

export interface BriefingStore {
  put(briefing: Briefing): Promise<void>;
  get(id: string): Promise<Briefing | undefined>;
  /** The newest revision of each incident, newest first. */
  latest(filter: BriefingFilter): Promise<readonly Briefing[]>;
  /** The same in short. */
  outlines(filter: BriefingFilter): Promise<readonly BriefingOutline[]>;
  /** All revisions of an incident, oldest first. */
  revisions(incidentId: string): Promise<readonly Briefing[]>;
}

export interface SubscriptionStore {
  list(channel?: Channel): Promise<readonly Subscription[]>;
  put(subscription: Subscription): Promise<void>;
  remove(id: string): Promise<boolean>;
}

/** The message that an incident's thread hangs under, and the briefing that a channel saw last. */
interface PostedThread {
  readonly root: Receipt;
  readonly briefingId: string;
  readonly revision: number;
}

export interface DeliveryStore {
  /** A key that exists already is left as it is. */
  put(deliveries: readonly Delivery[]): Promise<void>;
  /**
   * Leases channels of these adapters that something is due for and gives the oldest due delivery of each, its attempt counted.
   * A later revision never comes before an earlier one that is still due. `settle` gives the channel back.
   */
  claimDue(claim: {
    now: Date;
    owner: string;
    leaseMs: number;
    limit: number;
    adapters: readonly string[];
  }): Promise<readonly Delivery[]>;
  /** When the next claim for these adapters could yield something; undefined when nothing is due ever. */
  nextDueAt(adapters: readonly string[]): Promise<Date | undefined>;
  /** Replaces deliveries by what has become of them, all or none. */
  save(...deliveries: readonly Delivery[]): Promise<void>;
  /** Keeps the leases of these channels, as far as this owner still has them. */
  renew(channels: readonly Channel[], lease: { now: Date; owner: string; leaseMs: number }): Promise<void>;
  /** Writes the outcome of a try and gives the channel's lease back with it; nothing is posted there before `notBefore`. */
  settle(channel: Channel, outcome: { owner: string; notBefore: Date; deliveries: readonly Delivery[] }): Promise<void>;
  /** What is still due for a channel, whenever its time comes, oldest first: of one incident, of one digest, or all. With `parked` also what is parked. */
  dueFor(
    channel: Channel,
    only?: { incidentId?: string; digest?: string; parked?: boolean },
  ): Promise<readonly Delivery[]>;
  /** All that was ever owed on an incident, oldest first. */
  ofIncident(incidentId: string): Promise<readonly Delivery[]>;
  /** The thread of an incident in a channel; undefined when it was never posted there as a message of its own. */
  thread(incidentId: string, channel: Channel): Promise<PostedThread | undefined>;
  /** The incident that a posted message is about. */
  incidentOf(receipt: Receipt): Promise<string | undefined>;
  /** When the channel got messages since then, oldest first; changed messages, replies and digests do not count. */
  postsSince(channel: Channel, since: Date): Promise<readonly Date[]>;
  undelivered(): Promise<readonly Delivery[]>;
  counts(): Promise<Readonly<Record<Delivery['state'], number>>>;
  /** Nothing is posted to the channel until `retry`. */
  park(parked: ParkedChannel): Promise<void>;
  parked(): Promise<readonly ParkedChannel[]>;
  /** Opens the channel (or all) again, makes what is parked or waits after a failed try due at once (all, or one by its key), and says how many that were. */
  retry(now: Date, channel?: Channel, key?: string): Promise<number>;
}

export interface ActorStore {
  /** Replaces all actors of one import source in one go. */
  replace(source: string, actors: readonly Actor[]): Promise<void>;
  imported(): Promise<readonly { readonly source: string; readonly actors: readonly Actor[] }[]>;
  suppressions(): Promise<readonly Suppression[]>;
  suppress(suppression: Suppression): Promise<void>;
  unsuppress(id: string): Promise<boolean>;
  /** Another one after every change, whichever process made it. */
  version(): Promise<string>;
}

export interface AuditEntry {
  readonly at: Date;
  readonly who: string;
  readonly where: string;
  readonly what: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface AuditStore {
  append(entry: AuditEntry): Promise<void>;
  list(limit: number): Promise<readonly AuditEntry[]>;
}

/** What was heard from outside, over all processes. */
export interface HeardStore {
  /** True for whoever asks first about this id; remembered for an hour. */
  isFirst(id: string, now: Date): Promise<boolean>;
}

/** Small things that a room remembers, as JSON: conversation references, installations, the learned model. */
export interface MemoryStore {
  get(room: string, key: string): Promise<unknown>;
  set(room: string, key: string, value: unknown): Promise<void>;
  delete(room: string, key: string): Promise<void>;
  list(room: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}

/** Everything Sitrep remembers. Inside `transaction` the given store writes all or nothing; use no other store there. Transactions run one at a time, over all processes. */
export interface Store {
  readonly feeds: FeedStore;
  readonly stories: StoryStore;
  readonly incidents: IncidentStore;
  readonly briefings: BriefingStore;
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: DeliveryStore;
  readonly actors: ActorStore;
  readonly audit: AuditStore;
  readonly memory: MemoryStore;
  readonly heard: HeardStore;
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
