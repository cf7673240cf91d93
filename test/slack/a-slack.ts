import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { type WebSocket, WebSocketServer } from 'ws';
import { SCOPES } from '../../adapters/slack/scopes.ts';
import { PLANTED } from '../support/planted.ts';
import { blockFaults, viewFaults } from './check-blocks.ts';

const BOT = { token: `xoxb-${PLANTED}`, id: 'B0SITREP', user: 'U0SITREP' };
const PERSON = { token: 'xoxp-local' };
const SIGNING_SECRET = `sign-${PLANTED}`;
export const TEAM = 'T000000001';
export const GENERAL = 'C000000001';
export const DANA = { id: 'U000000001', name: 'dana' };

type Json = Readonly<Record<string, unknown>>;

/** How a call goes wrong; `drop` cuts the connection. With `lost` it is done, and the connection cut or left without an answer. */
export type Fault =
  | { readonly error: string }
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly drop: true }
  | { readonly lost: 'cut' | 'silence' };

/** How Slack was answered, and after how many ms. */
interface Acknowledged {
  readonly status: number;
  readonly body: unknown;
  readonly ms: number;
}

export interface ShownMessage {
  readonly text: string;
  readonly blocks: readonly Json[];
  /** Only one person sees it. */
  readonly isPrivate: boolean;
  readonly ts?: string;
  readonly threadTs?: string;
}

export interface ShownView {
  readonly id: string;
  readonly hash: string;
  readonly view: Json;
}

/** A Slack of this machine: a third party's Web API behind a door of ours that refuses what Slack refuses, fails on request, and talks to the bot. */
export interface LocalSlack {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly appToken: string;
  readonly calls: readonly { readonly method: string; readonly body: Json }[];
  /** Where HTTP requests to the bot go; without it they go over the socket. */
  connect(botUrl: string | undefined): void;
  /** Resolves when the bot's socket is open. */
  socket(): Promise<void>;
  /** Cuts the bot's socket. */
  cut(): void;
  /** Decides call by call whether it fails; undefined lets it through. */
  fail(decide: (method: string, body: Json) => Fault | undefined): void;
  command(text: string, where?: { readonly channel?: string }): Promise<Acknowledged>;
  press(button: Json, where?: { readonly message?: ShownMessage; readonly view?: ShownView }): Promise<Acknowledged>;
  submit(view: ShownView, values: Json): Promise<Acknowledged>;
  change(view: ShownView, values: Json): Promise<Acknowledged>;
  suggest(actionId: string, typed: string): Promise<Acknowledged>;
  shortcut(callbackId: string, text: string): Promise<Acknowledged>;
  event(event: Json, id?: string, team?: string): Promise<Acknowledged>;
  /** Ids of new conversations that the bot is in. */
  channels(count: number): Promise<readonly string[]>;
  /** Sends raw words to the bot's door, signed or not. */
  knock(body: string, headers: Readonly<Record<string, string>>): Promise<number>;
  sign(body: string, at?: Date): Readonly<Record<string, string>>;
  /** What stands in a conversation, oldest first, answers for one person included. */
  messages(channel?: string): Promise<readonly ShownMessage[]>;
  /** Every window and Home page as it is now, oldest first. */
  views(): readonly ShownView[];
  /** Resolves when every request that came is answered, or never will be. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export async function aSlack(): Promise<LocalSlack> {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        oauth_apps: [
          {
            client_id: '1.1',
            client_secret: 'local-client-secret',
            app_id: 'A0SITREP',
            name: 'Sitrep',
            redirect_uris: ['http://127.0.0.1/slack/oauth_redirect'],
            scopes: [...SCOPES],
            bot_id: BOT.id,
            bot_user_id: BOT.user,
            bot_name: 'sitrep',
          },
        ],
        tokens: [
          {
            token: BOT.token,
            user_id: BOT.user,
            bot_id: BOT.id,
            bot_user_id: BOT.user,
            app_id: 'A0SITREP',
            scopes: [...SCOPES],
          },
          { token: PERSON.token, user_id: DANA.id, scopes: ['channels:manage', 'channels:write'] },
        ],
        strict_scopes: true,
      },
    },
  });
  const calls: { method: string; body: Json }[] = [];
  const privately = new Map<string, ShownMessage[]>();
  const views = new Map<string, ShownView>();
  const waiting = new Map<string, (payload: unknown) => void>();
  let decide: (method: string, body: Json) => Fault | undefined = () => undefined;
  let botUrl: string | undefined;
  const inHand = new Set<Promise<void>>();
  let channelsMade = 0;
  let open: WebSocket | undefined;
  let opened = () => {};
  let whenOpen = new Promise<void>((resolve) => {
    opened = resolve;
  });

  const http = createServer((request, response) => {
    const work = answer(request, response)
      .catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        response.writeHead(500).end(String(error));
      })
      .finally(() => inHand.delete(work));
    inHand.add(work);
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) => {
    open = socket;
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0SITREP' } }));
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
      waiting.get(envelope_id)?.(payload);
      waiting.delete(envelope_id);
    });
    socket.on('close', () => {
      whenOpen = new Promise((resolve) => {
        opened = resolve;
      });
    });
    opened();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await bodyOf(request);
    if (request.socket.destroyed) return;
    const path = request.url ?? '/';
    if (path.startsWith('/respond/')) {
      await responded(decodeURIComponent(path.slice('/respond/'.length)), JSON.parse(raw.toString()) as Json);
      return void response.end('ok');
    }
    const method = path.slice('/api/'.length);
    const body = method === 'files.completeUploadExternal' || path.startsWith('/api/') ? read(raw.toString()) : {};
    calls.push({ method, body });
    const fault = decide(method, body);
    if (fault && !('lost' in fault)) return failWith(fault, request, response);
    if (method === 'apps.connections.open') {
      return json(response, { ok: true, url: `${url.replace('http', 'ws')}/socket` });
    }
    if (method === 'oauth.v2.access') {
      return json(response, {
        ok: true,
        app_id: 'A0SITREP',
        team: { id: 'T2', name: 'Another workspace' },
        enterprise: null,
        is_enterprise_install: false,
        token_type: 'bot',
        access_token: BOT.token,
        bot_user_id: BOT.user,
        scope: SCOPES.join(','),
        authed_user: { id: DANA.id },
      });
    }
    const faults = [
      ...(body.blocks === undefined ? [] : blockFaults(body.blocks as readonly unknown[], 'message')),
      ...(body.view === undefined ? [] : viewFaults(body.view as Json)),
    ];
    if (faults.length > 0) return json(response, { ok: false, error: 'invalid_blocks', faults });
    const answered = await call(method, raw, request.headers['content-type'], request.headers.authorization);
    if (method === 'chat.postEphemeral' && answered.ok) remember(String(body.channel), body);
    const view = answered.view as Json | undefined;
    if (view && answered.ok) {
      views.set(String(view.id), { id: String(view.id), hash: String(view.hash ?? ''), view: body.view as Json });
    }
    if (fault?.lost === 'cut') request.socket.destroy();
    else if (!fault) json(response, answered);
  }

  async function call(method: string, body: Buffer | string, type = FORM, authorization = `Bearer ${BOT.token}`) {
    const answered = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': type, authorization },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    return (await answered.json()) as Json;
  }

  async function responded(channel: string, message: Json): Promise<void> {
    const faults = blockFaults((message.blocks as readonly unknown[] | undefined) ?? [], 'message');
    if (faults.length > 0) throw new Error(faults.join(', '));
    if (message.response_type === 'ephemeral') return remember(channel, message);
    const posted = await call('chat.postMessage', JSON.stringify({ ...message, channel }), JSON_TYPE);
    if (!posted.ok) throw new Error(String(posted.error));
  }

  function remember(channel: string, { text = '', blocks = [] }: Json): void {
    const shown = { text: String(text), blocks: blocks as readonly Json[], isPrivate: true };
    privately.set(channel, [...(privately.get(channel) ?? []), shown]);
  }

  async function trigger(): Promise<string> {
    const { trigger_id } = await call('views.generateTriggerId', JSON.stringify({ user_id: DANA.id }), JSON_TYPE);
    return String(trigger_id);
  }

  async function deliver(type: 'slash_commands' | 'interactive' | 'events_api', payload: Json): Promise<Acknowledged> {
    const start = performance.now();
    if (botUrl === undefined) {
      await whenOpen;
      const envelope_id = randomUUID();
      const acknowledged = new Promise<unknown>((resolve) => waiting.set(envelope_id, resolve));
      open?.send(JSON.stringify({ type, envelope_id, payload, accepts_response_payload: true }));
      const body = await acknowledged;
      return { status: 200, body: body ?? '', ms: performance.now() - start };
    }
    const [body, contentType] =
      type === 'events_api'
        ? [JSON.stringify(payload), JSON_TYPE]
        : [
            new URLSearchParams(
              type === 'interactive' ? { payload: JSON.stringify(payload) } : strings(payload),
            ).toString(),
            FORM,
          ];
    const answered = await fetch(`${botUrl}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': contentType, ...sign(body) },
      body,
    });
    const said = await answered.text();
    const ms = performance.now() - start;
    return { status: answered.status, body: said === '' ? '' : parsed(said), ms };
  }

  const who = { team: { id: TEAM, domain: 'local' }, user: { ...DANA, username: DANA.name, team_id: TEAM } };
  const respondTo = (channel: string) => `${url}/respond/${encodeURIComponent(channel)}`;
  const stateOf = ({ id, hash, view }: ShownView, values: Json) => ({
    ...view,
    id,
    hash,
    state: { values },
  });

  return {
    apiUrl: `${url}/api/`,
    botToken: BOT.token,
    signingSecret: SIGNING_SECRET,
    appToken: `xapp-${PLANTED}`,
    calls,
    connect: (to) => {
      botUrl = to;
    },
    socket: () => whenOpen,
    cut: () => open?.terminate(),
    fail: (given) => {
      decide = given;
    },
    command: async (text, { channel = GENERAL } = {}) =>
      deliver('slash_commands', {
        command: '/sitrep',
        text,
        team_id: TEAM,
        channel_id: channel,
        user_id: DANA.id,
        user_name: DANA.name,
        trigger_id: await trigger(),
        response_url: respondTo(channel),
        api_app_id: 'A0SITREP',
      }),
    press: async (button, { message, view } = {}) => {
      const container = view
        ? { type: 'view', view_id: view.id }
        : { type: 'message', channel_id: GENERAL, message_ts: message?.ts, thread_ts: message?.threadTs };
      return deliver('interactive', {
        type: 'block_actions',
        ...who,
        trigger_id: await trigger(),
        container,
        actions: [{ block_id: 'b', action_ts: '1.1', ...button }],
        ...(view
          ? { view: stateOf(view, {}) }
          : {
              channel: { id: GENERAL, name: 'general' },
              response_url: respondTo(GENERAL),
              ...(message?.ts !== undefined && { message: { ts: message.ts, thread_ts: message.threadTs } }),
            }),
      });
    },
    submit: async (view, values) => {
      const acknowledged = await deliver('interactive', {
        type: 'view_submission',
        ...who,
        view: stateOf(view, values),
        trigger_id: await trigger(),
      });
      const { response_action, view: next } = acknowledged.body as { response_action?: string; view?: Json };
      const faults = next ? viewFaults(next) : [];
      if (faults.length > 0) throw new Error(faults.join(', '));
      if (response_action === 'update' && next && views.get(view.id) === view)
        views.set(view.id, { ...view, view: next });
      return acknowledged;
    },
    change: async (view, values) =>
      deliver('interactive', {
        type: 'block_actions',
        ...who,
        trigger_id: await trigger(),
        container: { type: 'view', view_id: view.id },
        actions: [{ type: 'multi_external_select', action_id: 'actors', block_id: 'actors', action_ts: '1.1' }],
        view: stateOf(view, values),
      }),
    suggest: (actionId, typed) =>
      deliver('interactive', {
        type: 'block_suggestion',
        ...who,
        action_id: actionId,
        block_id: actionId,
        value: typed,
        container: { type: 'view', view_id: 'V1' },
      }),
    shortcut: async (callbackId, text) =>
      deliver('interactive', {
        type: 'message_action',
        callback_id: callbackId,
        ...who,
        trigger_id: await trigger(),
        channel: { id: GENERAL, name: 'general' },
        message: { type: 'message', user: DANA.id, ts: '1.1', text },
        message_ts: '1.1',
        response_url: respondTo(GENERAL),
      }),
    event: (event, id = `Ev${randomUUID()}`, team = TEAM) =>
      deliver('events_api', {
        type: 'event_callback',
        team_id: team,
        api_app_id: 'A0SITREP',
        event_id: id,
        event_time: 1_735_000_000,
        event,
        authorizations: [{ team_id: team, user_id: BOT.user, is_bot: true }],
      }),
    knock: async (body, headers) =>
      (await fetch(`${botUrl}/slack/events`, { method: 'POST', headers: { 'content-type': FORM, ...headers }, body }))
        .status,
    sign,
    async messages(channel = GENERAL) {
      const { messages = [] } = await call(
        'conversations.history',
        JSON.stringify({ channel, limit: 1_000 }),
        JSON_TYPE,
      );
      const roots = [...(messages as readonly Json[])].reverse();
      const all = await Promise.all(
        roots.map(async (root) => {
          if (!root.reply_count) return [root];
          const replies = await call('conversations.replies', JSON.stringify({ channel, ts: root.ts }), JSON_TYPE);
          return replies.messages as readonly Json[];
        }),
      );
      const shown = all.flat().map(
        ({ text, blocks, ts, thread_ts }): ShownMessage => ({
          text: String(text),
          blocks: (blocks as readonly Json[] | undefined) ?? [],
          isPrivate: false,
          ts: String(ts),
          ...(thread_ts !== undefined && { threadTs: String(thread_ts) }),
        }),
      );
      return [...shown, ...(privately.get(channel) ?? [])];
    },
    async channels(count) {
      const names = Array.from({ length: count }, (_, n) => `channel-${channelsMade + n}`);
      channelsMade += count;
      const made = await Promise.all(
        names.map((name) =>
          call('conversations.create', JSON.stringify({ name }), JSON_TYPE, `Bearer ${PERSON.token}`),
        ),
      );
      return made.map(({ channel }) => String((channel as Json).id));
    },
    views: () => [...views.values()],
    idle: async () => void (await Promise.all(inHand)),
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await closed(http);
      await emulator.close();
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

function sign(body: string, at = new Date()): Readonly<Record<string, string>> {
  const timestamp = Math.floor(at.getTime() / 1_000);
  const hash = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${hash}` };
}

/** Arguments of a call; Slack's SDK sends what is no string as JSON. */
function read(body: string): Json {
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, parsed(value)]));
}

function parsed(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function strings(payload: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

function failWith(
  fault: Exclude<Fault, { readonly lost: unknown }>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if ('drop' in fault) {
    request.socket.destroy();
    return;
  }
  if ('error' in fault) {
    json(response, { ok: false, error: fault.error });
    return;
  }
  const retry = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  response.writeHead(fault.status, retry).end();
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': JSON_TYPE }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
