import type { RequestHandler } from 'express';
import type { Secret } from '../../src/secret.ts';
import type { ChatDesk } from '../chat/chat-desk.ts';
import type { IsFirst } from '../chat/deduplicate.ts';
import type { Memory } from '../chat/memory.ts';

/** What the adapter needs from the operator, and from the rest of the program. */
export interface SlackOptions {
  /** Of the one workspace that the operator configured; without it only installed workspaces are served. */
  readonly botToken?: Secret;
  /** Needed without an app token: Slack then calls us. */
  readonly signingSecret?: Secret;
  /** Present: Socket Mode. */
  readonly appToken?: Secret;
  /** Lets other workspaces install Sitrep by themselves, at `/slack/install`. */
  readonly oauth?: { readonly clientId: string; readonly clientSecret: Secret };
  /** Default: Slack's own. */
  readonly apiUrl?: string;
  /** Ids of the people who administer Sitrep. */
  readonly adminUsers: readonly string[];
  /** Conversation of the configured workspace that is to be greeted. */
  readonly defaultChannel?: string;
  readonly mount: (path: string, handler: RequestHandler) => void;
  readonly desk: ChatDesk;
  readonly memory: Memory;
  /** Whether an event is heard for the first time. Default: by this process. */
  readonly isFirst?: IsFirst;
  readonly now: () => Date;
  readonly log: { warn(details: object, message: string): void };
  /** How long Slack may take to answer. Default: ten seconds. */
  readonly timeoutMs?: number;
}
