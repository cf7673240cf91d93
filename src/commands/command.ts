import type { ExportFormat } from '../../briefings/render/export-formats.ts';
import type { ActorLibrary } from '../actors/actor-library.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Subscription } from '../model/delivery.ts';
import type { Feed } from '../model/feed.ts';
import type { Message, Reply } from '../model/message.ts';
import type { Permission, Permissions } from '../model/permission.ts';
import type { Store } from '../store/store.ts';

/** A follow-up answered from stored briefings. */
interface Answer {
  /** Absent: the sources do not say. */
  readonly text?: string;
  /** Numbered from 1 by their order. */
  readonly passages: readonly { readonly quote: string; readonly source: string; readonly url?: string }[];
}

export interface FoundFeed {
  readonly feed: Feed;
  /** Its newest entry, to see what the feed brings. */
  readonly newest?: { readonly title: string; readonly url: string };
}

/** Work that lives in other rooms. Each rejects with an `AppError` that says what happened and what to do. */
export interface Services {
  /** Reads a page and writes its briefing. */
  brief(url: string): Promise<Briefing>;
  /** `briefing`: the one in whose thread it was asked. */
  ask(question: string, briefing?: Briefing): Promise<Answer>;
  exportBriefing(briefing: Briefing, format: ExportFormat): Promise<{ name: string; mime: string; content: string }>;
  /** The briefings that this subscription would have posted in the last 30 days. */
  preview(subscription: Subscription): Promise<readonly Briefing[]>;
  /** Finds the feed at or behind an address and reads it once; it is not stored yet. */
  findFeed(url: string): Promise<FoundFeed>;
  /** The feeds of the OPML list at an address; none is stored yet. */
  readFeedList(url: string): Promise<readonly Feed[]>;
  /** All feeds as OPML. */
  writeFeedList(): Promise<string>;
  /** Makes an incident of its own of one story; gives the new incident's id. */
  split(incidentId: string, storyId: string): Promise<string>;
  /** Moves all stories of the first incident into the second. */
  merge(incidentId: string, intoId: string): Promise<void>;
  /** Rebuilds what depends on actors after a name was suppressed or allowed again. */
  actorsChanged(): Promise<void>;
}

export interface CommandContext {
  readonly store: Store;
  readonly library: ActorLibrary;
  readonly services: Services;
  readonly config: { readonly timezone: string; readonly permissions: Permissions };
  readonly message: Message;
  readonly now: Date;
}

/** What follows the verb. */
interface Arguments {
  /** Quoted words stay together. */
  readonly words: readonly string[];
  /** As typed. */
  readonly rest: string;
}

/** One verb: a file in `verbs/` and a row in `commands.ts`. */
export interface Command {
  /** Other ways to type the verb. */
  readonly aliases?: readonly string[];
  /** Arguments as help shows them. */
  readonly usage: string;
  /** One line for help. */
  readonly summary: string;
  /** What `help VERB` tells besides. */
  readonly details?: string;
  /** A whole command that a person can type. */
  readonly example: string;
  /** What one must be allowed to change. Absent: it changes nothing that others rely on. */
  readonly permission?: Permission;
  /** The first words that need it; absent: it is always needed. */
  readonly changes?: readonly string[];
  run(args: Arguments, context: CommandContext): Promise<Reply>;
}
