import type { PriorityLevel } from './briefing.ts';
import type { Confidence } from './evidence.ts';
import type { Role } from './findings.ts';

/** Where words go. `id` is the adapter's own packed address; the key `adapter:id` names it everywhere. */
export interface Channel {
  readonly adapter: string;
  readonly id: string;
}

/** Proof of a post, as its adapter needs it to edit or answer; `id` is packed by the adapter. */
export interface Receipt {
  readonly channel: Channel;
  readonly id: string;
}

/** What a channel follows. Lists that are empty do not restrict; `everything` overrides them. */
export interface Subscription {
  readonly id: string;
  readonly channel: Channel;
  /** Actor ids; families are included. */
  readonly actors: readonly string[];
  readonly countries: readonly string[];
  readonly sectors: readonly string[];
  readonly techniques: readonly string[];
  readonly cves: readonly string[];
  readonly words: readonly string[];
  readonly everything: boolean;
  readonly minRole: Role;
  readonly minConfidence: Confidence;
  readonly minPriority: PriorityLevel;
  /** `immediate`, `daily 09:00` or `weekly Mon 09:00`. */
  readonly pace: string;
  /** IANA zone of the channel. */
  readonly timezone: string;
  /** `22:00-07:00`: nothing but critical then. */
  readonly quietHours?: string;
  /** Actor id to the moment until which it stays silent. */
  readonly snoozed: Readonly<Record<string, string>>;
  /** The adapter's id of a group to call on critical. */
  readonly mentionOnCritical?: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** One briefing revision owed to one channel, or a notice. */
export interface Delivery {
  /** Idempotency key: `incident/revision@adapter:channel`. */
  readonly key: string;
  readonly channel: Channel;
  readonly incidentId: string;
  readonly briefingId: string;
  readonly revision: number;
  /** Why this channel gets it, and how to stop it. */
  readonly reason: string;
  readonly state: 'due' | 'sent' | 'parked' | 'superseded';
  readonly attempts: number;
  readonly nextTryAt: Date;
  /** Kind of the last failure; `interrupted`: the process ended during a try. */
  readonly lastFailure?: string;
  /** A try ended without an answer: the post may stand although nobody knows. */
  readonly inDoubt?: boolean;
  readonly receiptId?: string;
  readonly sentAt?: Date;
  /** Its post is the one that the incident's thread hangs under. */
  readonly root?: boolean;
  /** Deliveries with the same value are one post; the value is that post's own key. */
  readonly digest?: string;
  /** The adapter's id of a group to call with the post. */
  readonly mention?: string;
  /** What Sitrep says itself. Without an incident it stands alone; with one it takes the place of that incident's message, and `briefingId` is where it leads. */
  readonly notice?: string;
}

/** A channel to which nothing is posted until somebody has mended it and said `retry`. */
export interface ParkedChannel {
  readonly channel: Channel;
  /** Kind of the failure that parked it. */
  readonly reason: string;
  readonly since: Date;
}
