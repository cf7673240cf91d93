import type { HomeView, KnownBlock, ModalView } from '@slack/types';

interface MessageArguments {
  readonly channel: string;
  readonly text: string;
  readonly blocks: KnownBlock[];
}

interface PostArguments extends MessageArguments {
  readonly thread_ts?: string;
  readonly mrkdwn: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  readonly metadata?: { readonly event_type: string; readonly event_payload: { readonly key: string } };
}

interface Upload {
  readonly file: Buffer;
  readonly filename: string;
  readonly alt_text?: string;
}

/** Where a file is shown. */
export type FilePlace = { readonly channel_id: string } | { readonly channel_id: string; readonly thread_ts: string };

type FileArguments = Upload | (Upload & FilePlace);

/** A message as the history gives it back. */
export interface PastMessage {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

interface History {
  readonly messages?: readonly PastMessage[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

interface Uploaded {
  readonly files?: readonly { readonly files?: readonly { readonly id?: string }[] }[];
}

/** The slice of Slack's Web API that we call. */
export interface SlackClient {
  readonly auth: {
    test(): Promise<{ readonly team_id?: string; readonly bot_id?: string; readonly user_id?: string }>;
  };
  readonly chat: {
    postMessage(args: PostArguments): Promise<{ readonly ts?: string }>;
    update(args: MessageArguments & { readonly ts: string }): Promise<unknown>;
    postEphemeral(args: MessageArguments & { readonly user: string; readonly thread_ts?: string }): Promise<unknown>;
  };
  readonly conversations: {
    history(args: { channel: string; limit: number; cursor?: string; include_all_metadata: true }): Promise<History>;
    replies(args: { channel: string; ts: string; limit: number; include_all_metadata: true }): Promise<History>;
    open(args: { users: string }): Promise<{ readonly channel?: { readonly id?: string } }>;
  };
  readonly views: {
    open(args: { trigger_id: string; view: ModalView }): Promise<{ readonly view?: { readonly id?: string } }>;
    update(args: { view_id: string; view: ModalView; hash?: string }): Promise<unknown>;
    publish(args: { user_id: string; view: HomeView }): Promise<unknown>;
  };
  filesUploadV2(args: FileArguments): Promise<unknown>;
}

/** The ids of what was uploaded. */
export function uploadedIds(answer: unknown): readonly string[] {
  return ((answer as Uploaded).files ?? []).flatMap(({ files = [] }) => files.flatMap(({ id }) => id ?? []));
}
