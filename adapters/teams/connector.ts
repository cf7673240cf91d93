import type { RequestHandler } from 'express';
import type { Activity, InvokeResponse } from './activity.ts';
import type { Outgoing } from './rich.ts';

/** Where a message goes. */
export interface Place {
  readonly serviceUrl: string;
  readonly tenant: string;
  /** With `;messageid=` for a thread of a channel. */
  readonly conversation: string;
}

export interface MembersPage {
  readonly members: readonly { readonly id: string; readonly aadObjectId?: string }[];
  readonly next?: string;
}

/** The slice of Microsoft's SDK that we call: whoever follows it must offer this. Rejects with the SDK's own errors. */
export interface TeamsConnector {
  /** Checks the caller's token, reads the activity and answers what the listener gives back. */
  receive(listener: (activity: Activity) => Promise<InvokeResponse | undefined>): RequestHandler;
  /** Begins a thread in a channel; gives the id of its first message. */
  begin(place: Place, drawing: Outgoing): Promise<string>;
  /** Posts into a conversation or a thread; gives the message's id. */
  send(place: Place, drawing: Outgoing): Promise<string>;
  update(place: Place, message: string, drawing: Outgoing): Promise<void>;
  /** Who is in a conversation, a page at a time; `next` gets the page after this one. */
  members(place: Place, next?: string): Promise<MembersPage>;
}
