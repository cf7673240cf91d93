import type { Briefing } from '../../src/model/briefing.ts';
import type { Channel, Receipt } from '../../src/model/delivery.ts';

/** An actor to choose; `hint` is the name that was typed when it is not the actor's own. */
export interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
}

/** What dialogs, threads and the Home page need to know; commands alone do not tell it. */
export interface ChatDesk {
  /** Actors one of whose names holds what was typed, best first. */
  suggestActors(typed: string, limit: number): readonly Suggestion[];
  /** How many briefings of the last 30 days this `subscribe` command would have posted. */
  preview(channel: Channel, command: string): Promise<number>;
  /** What channels follow and how the feeds do; `belongs` tells which channels are those of whoever looks. */
  home(belongs: (channel: Channel) => boolean): Promise<HomeContent>;
  /** The newest revision. */
  briefing(incidentId: string): Promise<Briefing | undefined>;
  /** When briefings on this actor and its family were written, of the last year. */
  activity(actorId: string): Promise<readonly Date[]>;
  /** The incident that a posted message is about. */
  incidentOf(receipt: Receipt): Promise<string | undefined>;
  /** A channel into which the bot came, for the first time or again. */
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
