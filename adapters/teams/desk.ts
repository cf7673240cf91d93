import type { Actor } from '../../src/model/actor.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { Channel, Receipt } from '../../src/model/delivery.ts';

/** Which part of a list of results is asked for. */
export interface Paging {
  readonly skip: number;
  readonly count: number;
}

/** What search as one types and threads need to know; commands alone do not tell it. */
export interface TeamsDesk {
  /** Actors one of whose names holds what was typed, best first; all when nothing is typed. */
  searchActors(typed: string, paging: Paging): readonly { readonly actor: Actor; readonly family: readonly Actor[] }[];
  /** Newest revisions whose stories hold these words, best first; the newest when nothing is typed. */
  searchBriefings(typed: string, paging: Paging): Promise<readonly Briefing[]>;
  /** The incident that a posted message is about. */
  incidentOf(receipt: Receipt): Promise<string | undefined>;
  /** A conversation into which the app was installed, for the first time or again. */
  welcome?(channel: Channel): Promise<void>;
}

/** Where conversation references are remembered: a slice of the store. */
export interface TeamsMemory {
  get(room: string, key: string): Promise<unknown>;
  set(room: string, key: string, value: unknown): Promise<void>;
  delete(room: string, key: string): Promise<void>;
  list(room: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}
