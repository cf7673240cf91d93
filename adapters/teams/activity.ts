/** The slice of the Bot Framework's activities that we read. */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly name?: string;
  readonly action?: string;
  readonly serviceUrl?: string;
  readonly channelId?: string;
  readonly from?: Account;
  readonly recipient?: Account;
  readonly conversation?: {
    readonly id: string;
    readonly conversationType?: string;
    readonly tenantId?: string;
    readonly name?: string;
  };
  readonly replyToId?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly entities?: readonly unknown[];
  readonly attachments?: readonly { readonly contentType: string; readonly content?: unknown }[];
  readonly channelData?: {
    readonly eventType?: string;
    readonly tenant?: { readonly id: string };
    readonly team?: { readonly id: string; readonly name?: string };
    readonly channel?: { readonly id: string; readonly name?: string };
  };
}

interface Account {
  readonly id: string;
  readonly name?: string;
  readonly aadObjectId?: string;
  readonly role?: string;
}

/** What an invoke is answered with. */
export interface InvokeResponse {
  readonly status: number;
  readonly body?: unknown;
}
