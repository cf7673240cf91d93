import { randomUUID } from 'node:crypto';
import type { Receipt } from '../../src/model/delivery.ts';
import type { Post } from '../../src/model/message.ts';
import type { Secret } from '../../src/secret.ts';
import { AdapterError, type ChatAdapter } from '../contract.ts';
import { sign } from './sign.ts';
import { toBody } from './to-body.ts';
import { failureOf, failureWithout } from './to-failure.ts';

const NAME = 'webhook';
const TIMEOUT_MS = 15_000;
/** Of a receiver's answer, which nobody reads. */
const LIMIT_BYTES = 1024 * 1024;

export interface Hook {
  /** The address of its channel: `webhook:soar`. */
  readonly name: string;
  readonly url: string;
  readonly secret: Secret;
}

/** The slice of the outbound door that we call. */
export type SendPost = (
  url: string,
  body: string,
  options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly limitBytes: number;
    readonly timeoutMs: number;
  },
) => Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>> }>;

export interface WebhookOptions {
  readonly hooks: readonly Hook[];
  readonly post: SendPost;
  readonly now: () => Date;
}

/** Posts as signed JSON to addresses of the operator's. A post that may have arrived is sent again under the same `Idempotency-Key`. */
export function createWebhookAdapter({ hooks, post, now }: WebhookOptions): ChatAdapter {
  const inHand = new Set<Promise<Receipt>>();

  async function send(hook: Hook, message: Post): Promise<Receipt> {
    const channel = { adapter: NAME, id: hook.name };
    const id = randomUUID();
    const body = toBody(channel, message);
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const { status, headers } = await post(hook.url, body, {
      headers: {
        'content-type': 'application/json',
        'idempotency-key': message.deliveryKey ?? id,
        'sitrep-timestamp': timestamp,
        'sitrep-signature': sign(hook.secret, timestamp, body),
      },
      limitBytes: LIMIT_BYTES,
      timeoutMs: TIMEOUT_MS,
    }).catch((cause: unknown) => {
      throw new AdapterError(NAME, failureWithout(cause), { cause });
    });
    const failure = failureOf(status, headers['retry-after'], now());
    if (failure) throw new AdapterError(NAME, failure);
    return { channel, id };
  }

  return {
    name: NAME,
    capabilities: { oneWay: true },
    pace: { perChannelMs: 0 },
    async start() {},
    async post(to, message) {
      const channel = 'thread' in to ? to.thread.channel : to.channel;
      const hook = channel.adapter === NAME ? hooks.find(({ name }) => name === channel.id) : undefined;
      if (!hook) throw new AdapterError(NAME, { kind: 'channel-gone' });
      const sending = send(hook, message).finally(() => inHand.delete(sending));
      inHand.add(sending);
      return sending;
    },
    async stop() {
      await Promise.allSettled(inHand);
    },
  };
}
