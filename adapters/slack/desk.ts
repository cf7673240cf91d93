import type { Briefing } from '../../src/model/briefing.ts';
import type { Channel, Receipt } from '../../src/model/delivery.ts';

/** What dialogs and the Home page need to know; commands alone do not tell it. */
export interface SlackDesk {
  /** Actors one of whose names holds what was typed, best first; `hint` is that name when it is not the actor's own. */
  suggestActors(
    typed: string,
    limit: number,
  ): readonly { readonly id: string; readonly name: string; readonly hint?: string }[];
  /** How many briefings of the last 30 days this `subscribe` command would have posted. */
  preview(channel: Channel, command: string): Promise<number>;
  /** What a workspace follows and how the feeds do; `belongs` tells which channels are the workspace's. */
  home(belongs: (channel: Channel) => boolean): Promise<HomeContent>;
  /** The newest revision. */
  briefing(incidentId: string): Promise<Briefing | undefined>;
  /** When briefings on this actor and its family were written, of the last year. */
  activity(actorId: string): Promise<readonly Date[]>;
  /** The incident that a posted message is about. */
  incidentOf(receipt: Receipt): Promise<string | undefined>;
  /** A channel where the bot was told to begin, met for the first time or again. */
  welcome?(channel: Channel): Promise<void>;
}

export interface HomeContent {
  readonly subscriptions: readonly {
    readonly id: string;
    readonly channel: Channel;
    readonly text: string;
    readonly detail: string;
  }[];
  readonly briefings: readonly Briefing[];
  readonly feeds: {
    readonly total: number;
    readonly failing: readonly { readonly name: string; readonly error: string }[];
  };
  readonly undelivered: readonly { readonly channel: Channel; readonly what: string; readonly failure: string }[];
}

/** Where installations and answers that may be shared are remembered: a slice of the store. */
export interface SlackMemory {
  get(room: string, key: string): Promise<unknown>;
  set(room: string, key: string, value: unknown): Promise<void>;
  delete(room: string, key: string): Promise<void>;
  list(room: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}
