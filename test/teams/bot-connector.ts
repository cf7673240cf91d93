import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { PER_CONVERSATION } from '../../adapters/teams/throttle.ts';
import { cardFaults } from './card-faults.ts';
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
}

const TENANT = 'tenant-1';
const TEAM = '19:team@thread.tacv2';

/**
 * Microsoft's Bot Connector, as its public REST reference describes it: conversations and activities with their limits, tokens
 * both ways, and people who write, press buttons, search, install and remove.
 */
export async function openBotConnector({ appId, bot, now, throttled = false }: BotConnectorOptions) {
  const issuer = createTokenIssuer(appId);
  const messages = new Map<string, KeptMessage>();
  const times = new Map<string, number[]>();
  const channels = new Set<string>();
  const blocked = new Set<string>();
  const faults: string[] = [];
  const arrivals = new EventEmitter().setMaxListeners(0);
  let refuseAll: Refusal | undefined;
  let every: { readonly nth: number; readonly refusal: Refusal } | undefined;
  let calls = 0;
  let refusedCalls = 0;
  let largestBytes = LARGEST_BYTES;
  let issued = randomUUID();
  let accepted = issued;
  let count = 1_700_000_000_000;
  let refusedForRate = 0;

  const app = express().use(express.json({ limit: '5mb' }));
  const http = createServer(app).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  app.get('/openid', (_, response) => void response.json(issuer.metadata(url)));
  app.get('/keys', (_, response) => void response.json(issuer.keys));
  app.use('/v3', (request, response, next) => {
    if (request.headers.authorization !== `Bearer ${accepted}`)
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
    messages.set(kept.id, { ...kept, card: cardOf(request.body), edits: kept.edits + 1 });
    response.json({ id: kept.id });
  });
  app.delete('/v3/conversations/:id/activities/:message', (request, response) => {
    messages.delete(request.params.message);
    response.sendStatus(200);
  });
  app.get('/v3/conversations/:id/members', (_, response) => void response.json([person('u-1')]));

  function refuse(response: Response, { status, code = 'ServiceError', retryAfterS }: Refusal): void {
    if (retryAfterS !== undefined) response.set('Retry-After', String(retryAfterS));
    response.status(status).json({ error: { code, message: 'Refused.' } });
  }

  function refusalOf(conversation: string, activity: unknown): Refusal | undefined {
    if (!channels.has(conversation)) return { status: 404, code: 'ConversationNotFound' };
    if (blocked.has(conversation)) return { status: 403, code: 'MessageWritesBlocked' };
    if (JSON.stringify(activity).length * 2 > largestBytes) return { status: 413, code: 'MessageSizeTooBig' };
    const found = cardFaults(cardOf(activity));
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
    messages.set(id, { id, conversation, root, from: 'bot', card: cardOf(activity), edits: 0 });
    arrivals.emit('message', messages.get(id));
    return id;
  }

  /** Says something to the bot with a token of its choice; gives status and body. */
  async function tell(activity: object, authorization = `Bearer ${issuer.sign({ serviceurl: url })}`) {
    const response = await fetch(bot(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  }

  function from(conversation: string, root?: string, user = 'u-1') {
    const isChannel = conversation.endsWith('@thread.tacv2');
    return {
      id: nextId(),
      channelId: 'msteams',
      serviceUrl: url,
      from: person(user),
      recipient: { id: `28:${appId}`, name: 'Sitrep' },
      conversation: {
        id: isChannel && root !== undefined ? `${conversation}${THREAD}${root}` : conversation,
        conversationType: isChannel ? 'channel' : 'personal',
        isGroup: isChannel,
        tenantId: TENANT,
      },
      channelData: {
        tenant: { id: TENANT },
        ...(isChannel && { team: { id: TEAM }, channel: { id: conversation } }),
      },
    };
  }

  return {
    url,
    faults,
    tenant: TENANT,
    tell,
    from,
    sign: issuer.sign,
    cloud: {
      tokenIssuer: ISSUER,
      openIdMetadataUrl: `${url}/openid`,
      acquireToken: async (renew: boolean) => {
        if (renew) {
          issued = randomUUID();
          accepted = issued;
        }
        return issued;
      },
    },
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
      accepted = randomUUID();
    },
    arrival: async (conversation: string): Promise<KeptMessage> => {
      for (;;) {
        const [message] = (await once(arrivals, 'message')) as [KeptMessage];
        if (message.conversation === conversation) return message;
      }
    },
    install: async (conversation: string) => {
      channels.add(conversation);
      return tell({ type: 'installationUpdate', action: 'add', ...from(conversation) });
    },
    remove: async (conversation: string) => {
      channels.delete(conversation);
      return tell({ type: 'installationUpdate', action: 'remove', ...from(conversation) });
    },
    /** A person writes; in a channel the bot is mentioned. */
    say: async (conversation: string, words: string, root?: string) => {
      channels.add(conversation);
      const isChannel = conversation.endsWith('@thread.tacv2');
      const text = isChannel ? `<at>Sitrep</at>&nbsp;${words}` : words;
      const base = from(conversation, root);
      const place = root === undefined && isChannel ? from(conversation, base.id) : base;
      messages.set(base.id, {
        id: base.id,
        conversation,
        root: root ?? base.id,
        from: 'person',
        text: words,
        edits: 0,
      });
      const entities = isChannel
        ? [{ type: 'mention', text: '<at>Sitrep</at>', mentioned: { id: `28:${appId}`, name: 'Sitrep' } }]
        : [];
      return tell({ ...place, id: base.id, type: 'message', text, entities });
    },
    /** A person presses a button; what takes the card's place is kept as their own view. */
    press: async (messageId: string, data: object) => {
      const kept = messages.get(messageId);
      if (!kept) throw new Error(`no message ${messageId}`);
      const value = { action: { type: 'Action.Execute', verb: 'say', data }, trigger: 'manual' };
      const base = from(kept.conversation, kept.root);
      const answer = await tell({ ...base, type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value });
      if (String(answer.body?.type).endsWith('card.adaptive')) {
        faults.push(...cardFaults(answer.body.value));
        messages.set(messageId, { ...kept, own: answer.body.value });
      }
      return answer;
    },
    search: async (conversation: string, commandId: string, words: string, paging = { skip: 0, count: 25 }) => {
      const value = { commandId, parameters: [{ name: 'words', value: words }], queryOptions: paging };
      return tell({ ...from(conversation), type: 'invoke', name: 'composeExtension/query', value });
    },
    /** Hands back what the bot posted last, as some platforms do. */
    echo: async () => {
      const last = [...messages.values()].at(-1);
      if (!last) return;
      const base = from(last.conversation, last.root);
      await tell({ ...base, type: 'message', text: 'echo', from: base.recipient });
    },
    close: async () => {
      http.closeAllConnections();
      http.close();
    },
  };
}

function cardOf(activity: unknown): unknown {
  return (activity as { readonly attachments?: readonly { readonly content: unknown }[] }).attachments?.[0]?.content;
}

function split(conversation: string): { readonly conversation: string; readonly root?: string } {
  const [id = '', root] = conversation.split(THREAD);
  return { conversation: id, ...(root !== undefined && { root }) };
}

function person(id: string) {
  return { id: `29:${id}`, name: 'Analyst', aadObjectId: id };
}
