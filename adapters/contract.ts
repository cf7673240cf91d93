import type { Receipt } from '../src/model/delivery.ts';
import type { Inbox, Post, Target } from '../src/model/message.ts';

/** What a platform can do. Absent means `false`; each names what happens then. */
export interface Capabilities {
  /** A posted message can be changed. Otherwise its thread is told what changed; programs (`oneWay`) get each revision whole. */
  readonly edit?: boolean;
  /** Replies can hang under a message. Otherwise they go to the channel. */
  readonly threads?: boolean;
  /** Buttons can be pressed. Otherwise their commands are written out. */
  readonly buttons?: boolean;
  /** A post whose answer was lost can be found again by its delivery key. Otherwise it may be posted twice, and is counted. */
  readonly reconcile?: boolean;
  /** Programs read the posts, and nobody can answer. Otherwise the inbox hears what people say. */
  readonly oneWay?: boolean;
}

/** How fast one channel may be written to. */
export interface Pace {
  /** Least ms between two posts to the same channel. */
  readonly perChannelMs: number;
}

/** A place where briefings are posted and people answer. Made by a factory that returns it whole; opens nothing before `start`. */
export interface ChatAdapter {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly pace: Pace;
  /** Safe to call twice. */
  start(inbox: Inbox): Promise<void>;
  /** Rejects with an `AdapterError` only. */
  post(to: Target, message: Post): Promise<Receipt>;
  /** Present when `capabilities.edit`. */
  edit?(receipt: Receipt, message: Post): Promise<Receipt>;
  /** Present when `capabilities.reconcile`: the receipt of an earlier post with this key, if it arrived. */
  find?(to: Target, deliveryKey: string): Promise<Receipt | undefined>;
  /** Waits for the work in hand. Safe to call twice. */
  stop(): Promise<void>;
}

/** Why a post failed; the kind decides what happens next. Judged by code and status, never by message text. */
export type Failure =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'channel-gone' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'rejected'; readonly reason: string };

export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  readonly adapter: string;
  readonly failure: Failure;

  constructor(adapter: string, failure: Failure, options?: ErrorOptions) {
    super(`${adapter}: ${failure.kind}`, options);
    this.adapter = adapter;
    this.failure = failure;
  }
}
