import type { Channel } from '../../src/model/delivery.ts';
import type { Message } from '../../src/model/message.ts';
import type { Activity } from './activity.ts';
import { packAddress, splitThread } from './address.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};
const ENTITY = /&(?:nbsp|lt|gt|quot|#39|amp);/g;
const TAG = /<\/?at[^>]*>/g;
const QUOTED = /<blockquote[^>]*itemtype="http:\/\/schema\.skype\.com\/Reply"[^>]*itemid="(\d+)"/;
const LINKED = /<a\b[^>]*\shref="(https?:\/\/[^"]+)"/i;
const BARE_LINK = /https?:\/\/[^\s<>"|]+/;
const SPACES = /[\s\u00a0]+/g;

/** What Teams cannot do, for `help`. */
const CANNOT = [
  'What you type in a channel is answered in its thread, where everybody sees it; the answer to a button is seen by you alone.',
  'Files cannot be hung under messages of a channel: an export is a link to the console or text to copy there, a file in a personal chat.',
  'In a channel Sitrep hears only what mentions it.',
  'A typed word opens no dialog and Sitrep has no page of its own: `subscribe` gives a button, `home` works in a personal chat.',
  'Bots cannot look up their own posts: after a lost answer one may stand twice.',
];

interface Mention {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string };
}

/** Where an activity happened: the channel, and the message that it answers or whose thread it stands in. */
export function placeOf(activity: Activity): { readonly channel: Channel; readonly root?: string } | undefined {
  const tenant = activity.channelData?.tenant?.id ?? activity.conversation?.tenantId;
  if (!activity.conversation || tenant === undefined) return undefined;
  const { conversation, root } = splitThread(activity.conversation.id);
  const answered = root ?? quotedIn(activity) ?? activity.replyToId;
  return { channel: packAddress({ tenant, conversation }), ...(answered !== undefined && { root: answered }) };
}

/** One person and the bot, and nobody else. */
export function isPersonal({ conversation }: Activity): boolean {
  return conversation?.conversationType === 'personal';
}

/** What a person said, without the bot's name. */
export function readWords({ text = '', entities = [], recipient }: Activity): string {
  const calls = entities.filter((entity): entity is Mention => isMentionOf(entity, recipient?.id));
  const spoken = calls.reduce((rest, call) => rest.replace(call.text, ' '), text);
  return spoken
    .replace(TAG, '')
    .replace(ENTITY, (entity) => ENTITIES[entity] ?? entity)
    .replace(SPACES, ' ')
    .trim();
}

/** The first address in a message as a message action hands it over: a link of its markup, a bare one, or that of a card on it. */
export function firstLink(payload: unknown): string | undefined {
  const { body, attachments } = (payload ?? {}) as {
    readonly body?: { readonly content?: unknown };
    readonly attachments?: readonly { readonly contentUrl?: unknown; readonly content?: unknown }[];
  };
  const content = typeof body?.content === 'string' ? body.content : '';
  const attached = (attachments ?? [])
    .map(({ contentUrl, content: card }) => `${contentUrl ?? ''} ${card ?? ''}`)
    .join(' ');
  const address = LINKED.exec(content)?.[1] ?? BARE_LINK.exec(content)?.[0] ?? BARE_LINK.exec(attached)?.[0];
  return address?.replace(ENTITY, (entity) => ENTITIES[entity] ?? entity);
}

/** The message for the inbox; administrators are named by their directory object id. */
export function readMessage(
  activity: Activity,
  {
    channel,
    text,
    incidentId,
  }: { readonly channel: Channel; readonly text: string; readonly incidentId?: string | undefined },
  adminUsers: readonly string[],
): Message {
  const id = activity.from?.aadObjectId ?? activity.from?.id ?? 'unknown';
  return {
    channel,
    user: { id, name: activity.from?.name ?? id, isAdmin: adminUsers.includes(id) },
    text,
    cannot: CANNOT,
    ...(incidentId !== undefined && { incidentId }),
  };
}

/** Nobody but people is answered: what the bot, or another one, posted comes back too. */
export function isFromPerson({ from, recipient }: Activity): boolean {
  return from !== undefined && from.id !== recipient?.id && from.role !== 'bot' && !from.id.startsWith('28:');
}

/** In a chat a quoted message stands only in the markup. */
function quotedIn({ attachments = [] }: Activity): string | undefined {
  const html = attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string' ? QUOTED.exec(html)?.[1] : undefined;
}

function isMentionOf(entity: unknown, id: string | undefined): boolean {
  const { type, text, mentioned } = entity as Partial<Mention>;
  return type === 'mention' && typeof text === 'string' && id !== undefined && mentioned?.id === id;
}
