import type { Actor } from './actor.ts';
import type { Briefing } from './briefing.ts';
import type { Channel, Receipt } from './delivery.ts';

/** Something a person said to the bot: a slash command, a mention, a button press (its command text) or a web form. */
export interface Message {
  readonly channel: Channel;
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly isAdmin: boolean;
    /** False when they are not in `channel`: a dialog can name any. Absent: they spoke in it. */
    readonly isMember?: boolean;
  };
  /** Without the bot's name and without a slash. */
  readonly text: string;
  /** The incident of the thread it was said in. */
  readonly incidentId?: string;
  /** What the platform it was said on cannot do, a sentence each; `help` tells it. */
  readonly cannot?: readonly string[];
}

/** A button: pressing it says `command`. */
export interface Choice {
  readonly label: string;
  readonly command: string;
  readonly style?: 'primary' | 'danger';
}

/** A neutral piece of a reply; every adapter draws each kind. All text is plain, never markup. */
export type ReplyPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string; readonly source: string; readonly url?: string }
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'list';
      readonly items: readonly {
        readonly text: string;
        readonly detail?: string;
        readonly url?: string;
        readonly choice?: Choice;
      }[];
    }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly mime: string;
      readonly content: string;
      /** Where the console gives the same file. */
      readonly path?: string;
    }
  | { readonly kind: 'actor'; readonly actor: Actor; readonly family: readonly Actor[] }
  | { readonly kind: 'briefing'; readonly briefing: Briefing };

export interface Reply {
  readonly kind: 'reply';
  /** `private`: only the asker sees it, where the platform can. */
  readonly visibility: 'private' | 'channel';
  readonly parts: readonly ReplyPart[];
  /** Set when the bot speaks by itself: adapters that can, attach it so that a lost answer is reconciled. */
  readonly deliveryKey?: string;
}

/** A briefing on its way to a channel. */
export interface BriefingPost {
  readonly kind: 'briefing';
  readonly briefing: Briefing;
  /** Why this channel gets it, and how to stop it. */
  readonly reason: string;
  /** The key of the delivery: adapters that can, attach it so that a lost answer is reconciled. */
  readonly deliveryKey: string;
  /** The adapter's id of a group to call. */
  readonly mention?: string;
}

/** Several briefings in one post: a digest, or a burst over the noise budget. */
export interface DigestPost {
  readonly kind: 'digest';
  readonly title: string;
  readonly briefings: readonly Briefing[];
  readonly reason: string;
  readonly deliveryKey: string;
}

export type Post = BriefingPost | DigestPost | Reply;

/** A thread is the message it hangs under. */
export type Target = { readonly channel: Channel } | { readonly thread: Receipt };

/** People come in here: every adapter hands over what was said and draws what comes back. */
export type Inbox = (message: Message) => Promise<Reply>;
