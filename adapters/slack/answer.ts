import type { KnownBlock } from '@slack/types';
import type { Reply } from '../../src/model/message.ts';
import { isWorthSharing, type Shelf } from '../chat/shelf.ts';
import { type FilePlace, type SlackClient, uploadedIds } from './client.ts';
import { drawReply, type ReplyPlace } from './draw-reply.ts';
import { LIMITS } from './limits.ts';
import type { Picture } from './pictures.ts';
import { buttons, small } from './rich.ts';
import { readingWindow } from './windows.ts';

const BELOW_BLOCKS = 2;
const BELOW_JSON = 1_000;

/** Answers through the address that Slack gave for it: it works where the bot is no member, too. */
export type Respond = (message: {
  response_type: 'ephemeral' | 'in_channel';
  replace_original: false;
  text: string;
  blocks: KnownBlock[];
  thread_ts?: string;
}) => Promise<unknown>;

/** Where an answer goes. */
export type Surface =
  | { readonly kind: 'respond'; readonly respond: Respond; readonly conversation: string; readonly thread?: string }
  | { readonly kind: 'conversation'; readonly conversation: string; readonly thread?: string }
  | { readonly kind: 'window'; readonly viewId: string; readonly title: string };

export interface AnswerParts {
  readonly client: SlackClient;
  readonly shelf: Shelf;
  readonly user: string;
  readonly now: Date;
  readonly place: ReplyPlace;
  /** Drawn above the answer. */
  readonly picture?: Picture;
}

/** Puts an answer where it belongs, its files after it. A private one is for the asker's eyes, with a button to show it to all. */
export async function giveAnswer(surface: Surface, reply: Reply, parts: AnswerParts): Promise<void> {
  const { client, place, picture } = parts;
  const image = picture && (await uploadPicture(client, picture));
  const above = image ? [image] : [];
  switch (surface.kind) {
    case 'window': {
      const { blocks } = drawReply(reply, { ...place, blocks: LIMITS.viewBlocks - 2 });
      const view = readingWindow(surface.title, [...above, ...blocks, ...fileNote(reply)]);
      await client.views.update({ view_id: surface.viewId, view });
      break;
    }
    case 'respond': {
      const { text, blocks } = drawReply(reply, { ...place, ...roomBeside(above) });
      const isPrivate = reply.visibility === 'private';
      const share = isPrivate && !isDirect(surface.conversation) ? await shareButton(reply, parts) : [];
      await surface.respond({
        response_type: isPrivate ? 'ephemeral' : 'in_channel',
        replace_original: false,
        text,
        blocks: [...above, ...blocks, ...share, ...fileNote(reply)],
        ...(surface.thread !== undefined && { thread_ts: surface.thread }),
      });
      break;
    }
    case 'conversation':
      await inConversation(surface, reply, above, parts);
      break;
  }
  await sendFiles(surface, reply, parts);
}

async function inConversation(
  { conversation, thread }: Extract<Surface, { kind: 'conversation' }>,
  reply: Reply,
  above: readonly KnownBlock[],
  parts: AnswerParts,
): Promise<void> {
  const { client, place, user } = parts;
  const { text, blocks } = drawReply(reply, { ...place, ...roomBeside(above) });
  const under = thread === undefined ? {} : { thread_ts: thread };
  if (reply.visibility === 'channel' || isDirect(conversation)) {
    await client.chat.postMessage({
      channel: conversation,
      text,
      blocks: [...above, ...blocks],
      ...QUIET,
      ...under,
    });
    return;
  }
  const all = [...above, ...blocks, ...(await shareButton(reply, parts)), ...fileNote(reply)];
  await client.chat.postEphemeral({ channel: conversation, user, text, blocks: all, ...under });
}

/** What is posted never unfurls a story's links. */
export const QUIET = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;

async function shareButton(reply: Reply, { shelf, now }: AnswerParts): Promise<readonly KnownBlock[]> {
  if (!isWorthSharing(reply)) return [];
  const id = await shelf.keep(reply, now);
  const rows = buttons([{ label: 'Share to channel', press: { say: id, open: 'share' } }]);
  return rows.map((row) => ({ ...row, block_id: 'share' }));
}

function fileNote({ parts, visibility }: Reply): readonly KnownBlock[] {
  const names = parts.flatMap((part) => (part.kind === 'file' ? [part.name] : []));
  return names.length > 0 && visibility === 'private'
    ? [small(`${names.join(', ')} comes as a direct message from Sitrep.`)]
    : [];
}

/** A private file goes to the asker's direct messages, any other into the conversation. */
async function sendFiles(surface: Surface, reply: Reply, { client, user }: AnswerParts): Promise<void> {
  const files = reply.parts.filter((part) => part.kind === 'file');
  if (files.length === 0) return;
  const open = surface.kind !== 'window' && (reply.visibility === 'channel' || isDirect(surface.conversation));
  const conversation = open ? surface.conversation : (await client.conversations.open({ users: user })).channel?.id;
  if (conversation === undefined) return;
  const thread = open ? surface.thread : undefined;
  const where = { channel_id: conversation, ...(thread !== undefined && { thread_ts: thread }) };
  for (const file of files) await uploadFile(client, file, where);
}

export async function uploadFile(
  client: SlackClient,
  file: { readonly name: string; readonly content: string },
  where: FilePlace,
): Promise<void> {
  await client.filesUploadV2({ file: Buffer.from(file.content), filename: file.name, ...where });
}

/** A picture is worth waiting for, not failing for: without it the words stand alone. */
async function uploadPicture(client: SlackClient, picture: Picture): Promise<KnownBlock | undefined> {
  try {
    const { name, png, alt } = picture;
    const [id] = uploadedIds(await client.filesUploadV2({ file: png, filename: name, alt_text: alt }));
    return id === undefined ? undefined : { type: 'image', slack_file: { id }, alt_text: alt };
  } catch {
    return undefined;
  }
}

/** What an answer may fill when a picture stands above it, and a button and a note below. */
function roomBeside(above: readonly KnownBlock[]) {
  const json = LIMITS.blocksJson - JSON.stringify(above).length - BELOW_JSON;
  return { blocks: LIMITS.messageBlocks - above.length - BELOW_BLOCKS, json };
}

function isDirect(conversation: string): boolean {
  return conversation.startsWith('D');
}
