import type { Actor } from '../../src/model/actor.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { ChatDesk } from '../chat/chat-desk.ts';

/** Which part of a list of results is asked for. */
export interface Paging {
  readonly skip: number;
  readonly count: number;
}

/** What the message extension needs to know besides what every chat platform does. */
export interface TeamsDesk extends ChatDesk {
  nameOf(actorId: string): string | undefined;
  /** Actors one of whose names holds what was typed, best first; all when nothing is typed. */
  searchActors(typed: string, paging: Paging): readonly { readonly actor: Actor; readonly family: readonly Actor[] }[];
  /** Newest revisions whose stories hold these words, best first; the newest when nothing is typed. */
  searchBriefings(typed: string, paging: Paging): Promise<readonly Briefing[]>;
}
