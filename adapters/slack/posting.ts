import type { Receipt } from '../../src/model/delivery.ts';
import type { Post, Target } from '../../src/model/message.ts';
import { AdapterError, type ChatAdapter } from '../contract.ts';
import { NAME, unpackAddress } from './address.ts';
import { QUIET, uploadFile } from './answer.ts';
import type { PastMessage, SlackClient } from './client.ts';
import { drawCard } from './draw-card.ts';
import { drawDigest } from './draw-digest.ts';
import { drawReply } from './draw-reply.ts';
import type { Drawing } from './rich.ts';
import { toFailure } from './to-failure.ts';
import type { Workspaces } from './workspaces.ts';

const EVENT_TYPE = 'sitrep_delivery';
const PAGE = 100;
const MOST_PAGES = 5;

/** What the bot says by itself. Every rejection is an `AdapterError`. */
export function createPosting({ clientOf }: Workspaces): Required<Pick<ChatAdapter, 'post' | 'edit' | 'find'>> {
  return {
    post: (to, message) =>
      at(to, clientOf, async ({ client, conversation, thread }) => {
        const { text, blocks } = draw(message);
        const { ts } = await client.chat.postMessage({
          channel: conversation,
          text,
          blocks: [...blocks],
          ...QUIET,
          ...(thread !== undefined && { thread_ts: thread }),
          ...metadataOf(message),
        });
        if (ts === undefined) throw new AdapterError(NAME, { kind: 'rejected', reason: 'no_ts' });
        for (const file of filesOf(message)) {
          await uploadFile(client, file, { channel_id: conversation, thread_ts: thread ?? ts });
        }
        return { channel: channelOf(to), id: ts };
      }),
    edit: (receipt, message) =>
      at({ channel: receipt.channel }, clientOf, async ({ client, conversation }) => {
        const { text, blocks } = draw(message);
        await client.chat.update({ channel: conversation, ts: receipt.id, text, blocks: [...blocks] });
        return receipt;
      }),
    find: (to, key) =>
      at(to, clientOf, async ({ client, conversation, thread }) => {
        const ts = await findByKey(client, conversation, thread, key);
        return ts === undefined ? undefined : { channel: channelOf(to), id: ts };
      }),
  };
}

interface Place {
  readonly client: SlackClient;
  readonly conversation: string;
  readonly thread: string | undefined;
}

async function at<T>(to: Target, clientOf: Workspaces['clientOf'], work: (place: Place) => Promise<T>): Promise<T> {
  const address = unpackAddress(channelOf(to));
  if (!address) throw new AdapterError(NAME, { kind: 'channel-gone' });
  try {
    const client = await clientOf(address.team);
    return await work({
      client,
      conversation: address.conversation,
      thread: 'thread' in to ? to.thread.id : undefined,
    });
  } catch (error) {
    throw toFailure(error);
  }
}

function channelOf(to: Target): Receipt['channel'] {
  return 'thread' in to ? to.thread.channel : to.channel;
}

function draw(message: Post): Drawing {
  switch (message.kind) {
    case 'briefing':
      return drawCard(message);
    case 'digest':
      return drawDigest(message);
    case 'reply':
      return drawReply(message);
  }
}

function metadataOf({ deliveryKey }: Post) {
  return deliveryKey === undefined ? {} : { metadata: { event_type: EVENT_TYPE, event_payload: { key: deliveryKey } } };
}

function filesOf(message: Post) {
  return message.kind === 'reply' ? message.parts.filter((part) => part.kind === 'file') : [];
}

/** Looks through what was said lately; the newest pages only, for Slack lets few be read. */
async function findByKey(
  client: SlackClient,
  channel: string,
  thread: string | undefined,
  key: string,
): Promise<string | undefined> {
  if (thread !== undefined) {
    const { messages = [] } = await client.conversations.replies({
      channel,
      ts: thread,
      limit: 1_000,
      include_all_metadata: true,
    });
    return messages.find((message) => message.ts !== thread && isKeyed(message, key))?.ts;
  }
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { messages = [], response_metadata } = await client.conversations.history({
      channel,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor !== undefined && { cursor }),
    });
    const found = messages.find((message) => isKeyed(message, key));
    if (found) return found.ts;
    cursor = response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return undefined;
  }
  return undefined;
}

function isKeyed({ metadata }: PastMessage, key: string): boolean {
  const payload = metadata?.event_payload as { readonly key?: string } | undefined;
  return metadata?.event_type === EVENT_TYPE && payload?.key === key;
}
