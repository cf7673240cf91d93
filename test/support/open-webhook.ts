import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createWebhookAdapter } from '../../adapters/webhook/webhook-adapter.ts';
import { createOutbound } from '../../src/outbound/outbound.ts';
import { Secret } from '../../src/secret.ts';
import type { OpenedAdapter } from '../contracts/chat-adapter.ts';
import { serve } from '../outbound/loopback.ts';
import { PLANTED } from './planted.ts';

export const SECRET = `hook-${PLANTED}`;
export const NOW = new Date('2024-12-24T12:00:00Z');

/** What a receiver was sent. */
export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** The webhook adapter, posting through the real door to a receiver on this machine that answers as told. */
export async function openWebhook(): Promise<
  OpenedAdapter & {
    readonly received: readonly Received[];
    /** The receiver's status and headers from now on; without a status it hangs up. */
    answer(status: number | undefined, headers?: Readonly<Record<string, string>>): void;
  }
> {
  const received: Received[] = [];
  let reply: (response: ServerResponse) => unknown = (response) => response.writeHead(204).end();
  const server = await serve(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    reply(response);
  });
  const answer = (status: number | undefined, headers = {}) => {
    reply = (response) => (status === undefined ? response.destroy() : response.writeHead(status, headers).end());
  };
  const outbound = createOutbound({ allowPrivate: [server.host], userAgent: 'test' });
  return {
    adapter: createWebhookAdapter({
      hooks: [{ name: 'soar', url: `${server.url}/hook`, secret: new Secret(SECRET) }],
      post: outbound.post,
      now: () => NOW,
    }),
    channel: { adapter: 'webhook', id: 'soar' },
    received,
    answer,
    shown: async () => received.map(({ body }) => wordsIn(JSON.parse(body)).join('\n')).join('\n'),
    sent: async () => received.map(({ body }) => body).join(' '),
    say: async () => {},
    echo: async () => {},
    dangerous: /[<>&]|\p{Cc}|\p{Bidi_Control}|\u200b/u,
    failures: {
      'rate-limited': () => answer(429),
      unavailable: () => answer(undefined),
      unauthorized: () => answer(401),
      'channel-gone': () => answer(410),
      'too-large': () => answer(413),
      rejected: () => answer(422),
    },
    close: async () => {
      await outbound.close();
      await server.close();
    },
  };
}

/** Every string in a JSON value. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
