import type { ViewState } from './origin.ts';

/** What we read of Slack's payloads. */
export interface CommandBody {
  readonly team_id: string;
  readonly channel_id: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly text: string;
  readonly trigger_id: string;
}

interface Who {
  readonly team: { readonly id: string };
  readonly user: { readonly id: string; readonly name?: string; readonly username?: string };
}

export interface InteractionBody extends Who {
  readonly trigger_id: string;
  readonly actions: readonly { readonly value?: string; readonly text?: { readonly text: string } }[];
  readonly channel?: { readonly id: string };
  readonly message?: { readonly ts: string; readonly thread_ts?: string };
  readonly container?: { readonly channel_id?: string; readonly thread_ts?: string };
  readonly view?: { readonly id: string; readonly type: string };
}

export interface ViewBody extends Who {
  readonly view: {
    readonly id: string;
    readonly hash: string;
    readonly callback_id: string;
    readonly private_metadata?: string;
    readonly blocks?: readonly unknown[];
    readonly state: { readonly values: ViewState };
  };
}

export interface ShortcutBody extends Who {
  readonly channel: { readonly id: string };
  readonly message: { readonly text?: string };
}

export interface MentionEvent {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly thread_ts?: string;
}
