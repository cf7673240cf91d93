import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { PER_CONVERSATION } from '../../adapters/teams/throttle.ts';
import { cardFaults } from './card-faults.ts';
import { createPeople, person } from './people.ts';
import { createTokenIssuer, ISSUER } from './token-issuer.ts';

const LARGEST_BYTES = 28 * 1024;
const THREAD = ';messageid=';

/** A message as the platform keeps it. */
export interface KeptMessage {
  readonly id: string;
  readonly conversation: string;
  /** The first message of its thread, in a channel. */
  readonly root: string;
  readonly from: 'bot' | 'person';
  readonly text?: string;
  readonly card?: unknown;
  /** One of Teams' own cards about a file. */
  readonly file?: { readonly contentType: string; readonly name?: string; readonly content: unknown };
  readonly edits: number;
  /** What whoever pressed a button sees instead. */
  readonly own?: unknown;
}

interface Refusal {
  readonly status: number;
  readonly code?: string;
  readonly retryAfterS?: number;
}

export interface BotConnectorOptions {
  readonly appId: string;
  /** Where the bot listens, once it does. */
  readonly bot: () => string;
  readonly now: () => Date;
  /** Refuses what is faster than the documented rates. */
  readonly throttled?: boolean;
  /** The newest token of a login elsewhere; without it the connector gives out its own. */
  readonly tokens?: (() => string | undefined) | undefined;
}

const TENANT = 'tenant-1';
const EVERYBODY = ['u-1', 'u-admin'];
/** Sizes of a page of members. */
const LEAST_PAGE = 50;
const MOST_PAGE = 500;

/**
 * Microsoft's Bot Connector, as its public REST reference describes it: conversations and activities with their limits, tokens
 * both ways, and people who write, press buttons, search, install and remove.
 */
export async function openBotConnector({ appId, bot, now, throttled = false, tokens }: BotConnectorOptions) {
  const issuer = createTokenIssuer(appId);
  const messages = new Map<string, KeptMessage>();
  const times = new Map<string, number[]>();
  const channels = new Set<string>();
  const blocked = new Set<string>();
  const revoked = new Set<string>();
  const rosters = new Map<string, readonly string[]>();
  const files = new Map<string, string>();
  const faults: string[] = [];
  let rosterReads = 0;
  const arrivals = new EventEmitter().setMaxListeners(0);
  let refuseAll: Refusal | undefined;
  let every: { readonly nth: number; readonly refusal: Refusal } | undefined;
  let calls = 0;
  let refusedCalls = 0;
  let largestBytes = LARGEST_BYTES;
  let accepted = randomUUID();
  let count = 1_700_000_000_000;
  let refusedForRate = 0;

  const app = express().use('/v3', express.json({ limit: '5mb' }));
  const http = createServer(app).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  app.get('/openid', (_, response) => void response.json(issuer.metadata(url)));
  app.get('/keys', (_, response) => void response.json(issuer.keys));
  app.use('/v3', (request, response, next) => {
    const token = tokens ? (tokens() ?? '') : accepted;
    if (request.headers.authorization !== `Bearer ${token}` || revoked.has(token))
      return refuse(response, { status: 401, code: 'Unauthorized' });
    calls += 1;
    const refusal = refuseAll ?? (every && calls % every.nth === 0 ? every.refusal : undefined);
    if (refusal) refusedCalls += 1;
    if (refusal) return refuse(response, refusal);
    next();
  });
  app.post('/v3/conversations', (request, response) => {
    const channel: string = request.body.channelData?.channel?.id ?? '';
    const refusal = refusalOf(channel, request.body.activity);
    if (refusal) return refuse(response, refusal);
    const id = keep(channel, nextId(), request.body.activity);
    response.status(201).json({ id: `${channel}${THREAD}${id}`, activityId: id });
  });
  app.post(['/v3/conversations/:id/activities', '/v3/conversations/:id/activities/:replyTo'], (request, response) => {
    const { conversation, root } = split(String(request.params.id));
    const refusal = refusalOf(conversation, request.body);
    if (refusal) return refuse(response, refusal);
    const id = nextId();
    keep(conversation, id, request.body, root ?? id);
    response.status(201).json({ id });
  });
  app.put('/v3/conversations/:id/activities/:message', (request, response) => {
    const { conversation } = split(request.params.id);
    const kept = messages.get(request.params.message);
    if (!kept) return refuse(response, { status: 404, code: 'ActivityNotFoundInConversation' });
    const refusal = refusalOf(conversation, request.body);
    if (refusal) return refuse(response, refusal);
    messages.set(kept.id, { ...kept, ...shownIn(request.body), edits: kept.edits + 1 });
    response.json({ id: kept.id });
  });
  app.delete('/v3/conversations/:id/activities/:message', (request, response) => {
    messages.delete(request.params.message);
    response.sendStatus(200);
  });
  app.get('/v3/conversations/:id/pagedmembers', (request, response) => {
    rosterReads += 1;
    const everybody = (rosters.get(request.params.id) ?? EVERYBODY).map((id) => person(id));
    const from = Number(request.query.continuationToken ?? 0);
    const to = from + Math.min(Math.max(Number(request.query.pageSize ?? 200), LEAST_PAGE), MOST_PAGE);
    const continuationToken = to < everybody.length ? { continuationToken: String(to) } : {};
    response.json({ members: everybody.slice(from, to), ...continuationToken });
  });
  app.put('/drive/:name', express.text({ type: () => true, limit: '5mb' }), (request, response) => {
    const whole = `bytes 0-${Buffer.byteLength(request.body) - 1}/${Buffer.byteLength(request.body)}`;
    if (request.headers['content-range'] !== whole) return void response.sendStatus(416);
    files.set(request.params.name, request.body);
    response.sendStatus(201);
  });

  function refuse(response: Response, { status, code = 'ServiceError', retryAfterS }: Refusal): void {
    if (retryAfterS !== undefined) response.set('Retry-After', String(retryAfterS));
    response.status(status).json({ error: { code, message: 'Refused.' } });
  }

  function refusalOf(conversation: string, activity: unknown): Refusal | undefined {
    if (!channels.has(conversation)) return { status: 404, code: 'ConversationNotFound' };
    if (blocked.has(conversation)) return { status: 403, code: 'MessageWritesBlocked' };
    if (JSON.stringify(activity).length * 2 > largestBytes) return { status: 413, code: 'MessageSizeTooBig' };
    const { card, file } = shownIn(activity);
    const found = file ? fileFaults(file, conversation) : cardFaults(card);
    faults.push(...found);
    if (found.length > 0) return { status: 400, code: 'BadSyntax' };
    return throttled ? rateRefusal(conversation) : undefined;
  }

  function rateRefusal(conversation: string): Refusal | undefined {
    const at = now().getTime();
    const sent = times.get(conversation) ?? [];
    const full = PER_CONVERSATION.some(({ posts, ms }) => sent.filter((time) => time > at - ms).length >= posts);
    if (full) {
      refusedForRate += 1;
      return { status: 429, code: 'TooManyRequests', retryAfterS: 1 };
    }
    times.set(conversation, [...sent, at]);
    return undefined;
  }

  function nextId(): string {
    count += 1;
    return String(count);
  }

  function keep(conversation: string, id: string, activity: unknown, root = id): string {
    messages.set(id, { id, conversation, root, from: 'bot', ...shownIn(activity), edits: 0 });
    arrivals.emit('message', messages.get(id));
    return id;
  }

  async function acquireToken(renew: boolean): Promise<string> {
    if (renew) accepted = randomUUID();
    return accepted;
  }

  const people = createPeople({
    appId,
    tenant: TENANT,
    url,
    bot,
    sign: issuer.sign,
    messages,
    channels,
    faults,
    nextId,
  });

  return {
    url,
    faults,
    tenant: TENANT,
    ...people,
    sign: issuer.sign,
    cloud: {
      tokenIssuer: ISSUER,
      openIdMetadataUrl: `${url}/openid`,
      ...(!tokens && { acquireToken }),
    },
    upload: putFile,
    /** What was put into somebody's OneDrive, by name. */
    files,
    /** Who is in a conversation, by directory object id. */
    fill: (conversation: string, members: readonly string[]) => void rosters.set(conversation, members),
    rosterReads: () => rosterReads,
    messages: () => [...messages.values()],
    message: (id: string) => messages.get(id),
    refusedForRate: () => refusedForRate,
    /** Every later request is refused so. */
    refuseAll: (refusal: Refusal | undefined) => {
      refuseAll = refusal;
    },
    /** One of so many requests is refused; gives how many were. */
    refuseEvery: (nth: number, refusal: Refusal) => {
      every = { nth, refusal };
      return () => refusedCalls;
    },
    block: (conversation: string) => void blocked.add(conversation),
    limitTo: (bytes: number) => {
      largestBytes = bytes;
    },
    /** The bot's token is no longer taken. */
    expireToken: () => {
      revoked.add(tokens?.() ?? accepted);
    },
    arrival: async (conversation: string): Promise<KeptMessage> => {
      for (;;) {
        const [message] = (await once(arrivals, 'message')) as [KeptMessage];
        if (message.conversation === conversation) return message;
      }
    },
    close: async () => {
      http.closeAllConnections();
      http.close();
    },
  };
}

interface Attachment {
  readonly contentType: string;
  readonly name?: string;
  readonly content: unknown;
}

function shownIn(activity: unknown): { readonly card?: unknown; readonly file?: Attachment } {
  const [first] = (activity as { readonly attachments?: readonly Attachment[] }).attachments ?? [];
  if (!first) return {};
  return first.contentType.includes('teams.card.file') ? { file: first } : { card: first.content };
}

/** Bots may hand over files in personal chats only. */
function fileFaults({ name }: Attachment, conversation: string): readonly string[] {
  return conversation.endsWith('@thread.tacv2') || !name ? ['A file was offered where none can be.'] : [];
}

function split(conversation: string): { readonly conversation: string; readonly root?: string } {
  const [id = '', root] = conversation.split(THREAD);
  return { conversation: id, ...(root !== undefined && { root }) };
}

/** Stands for the guarded door. */
async function putFile(
  url: string,
  body: Uint8Array,
  { headers }: { readonly headers: Readonly<Record<string, string>> },
) {
  const { status } = await fetch(url, { method: 'PUT', body: Buffer.from(body), headers });
  return { status };
}
