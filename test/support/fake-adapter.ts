import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { AdapterError, type Capabilities, type ChatAdapter, type Failure } from '../../adapters/contract.ts';
import { channelKey } from '../../src/channel-key.ts';
import type { Receipt } from '../../src/model/delivery.ts';
import type { Post, Target } from '../../src/model/message.ts';

/** A message as the platform holds it. */
interface FakeMessage {
  readonly id: string;
  readonly channel: string;
  /** Id of the message it hangs under. */
  readonly thread?: string;
  readonly key?: string;
  readonly post: Post;
  readonly edits: number;
}

/** How the platform treats a call: it fails, or it does what was asked and the answer gets lost. */
export type Mishap = Failure | { readonly kind: 'answer-lost' };

export interface FakeCall {
  readonly what: 'post' | 'edit' | 'find';
  readonly channel: string;
  readonly key?: string;
  /** From 1, over all calls. */
  readonly number: number;
}

export interface FakePlatform {
  readonly adapter: ChatAdapter;
  readonly calls: readonly FakeCall[];
  messages(): readonly FakeMessage[];
  /** Messages that hang under nothing. */
  roots(channel?: string): readonly FakeMessage[];
}

export interface FakeOptions {
  readonly capabilities?: Capabilities;
  readonly perChannelMs?: number;
  /** Asked before each call. */
  readonly mishap?: (call: FakeCall) => Mishap | undefined;
  /** JSON lines that outlive the process; in memory only without it. */
  readonly file?: string;
}

const ALL: Capabilities = { edit: true, threads: true, buttons: true, reconcile: true };

/** A chat platform that keeps what it is given, and fails as told. */
export function createFakePlatform(options: FakeOptions = {}): FakePlatform {
  const { capabilities = ALL, perChannelMs = 0, mishap = () => undefined, file } = options;
  const lines: string[] = file && existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const calls: FakeCall[] = [];

  function write(message: FakeMessage): void {
    const line = JSON.stringify(message);
    lines.push(line);
    if (file) appendFileSync(file, `${line}\n`);
  }

  function messages(): readonly FakeMessage[] {
    const byId = new Map<string, FakeMessage>();
    for (const line of lines) {
      const message: FakeMessage = JSON.parse(line);
      byId.set(message.id, message);
    }
    return [...byId.values()];
  }

  /** Does the work unless the call is to fail before it; the answer may get lost after it. */
  function answer<T>(what: FakeCall['what'], channel: string, key: string | undefined, work: () => T): T {
    const call = { what, channel, number: calls.length + 1, ...(key === undefined ? {} : { key }) };
    calls.push(call);
    const fault = mishap(call);
    if (fault && fault.kind !== 'answer-lost') throw new AdapterError('fake', fault);
    const result = work();
    if (fault) throw new AdapterError('fake', { kind: 'unavailable' });
    return result;
  }

  const adapter: ChatAdapter = {
    name: 'fake',
    capabilities,
    pace: { perChannelMs },
    start: async () => {},
    stop: async () => {},
    post: async (to, post) => {
      const { channel, thread } = placeOf(to);
      return answer('post', channelKey(channel), post.deliveryKey, () => {
        const id = `m${lines.length + 1}`;
        write({ id, channel: channelKey(channel), post, edits: 0, ...thread, ...keyOf(post) });
        return { channel, id };
      });
    },
    ...(capabilities.edit && {
      edit: async (receipt: Receipt, post: Post) =>
        answer('edit', channelKey(receipt.channel), post.deliveryKey, () => {
          const before = messages().find(({ id }) => id === receipt.id);
          if (!before) throw new AdapterError('fake', { kind: 'rejected', reason: 'no such message' });
          write({ ...before, post, edits: before.edits + 1 });
          return receipt;
        }),
    }),
    ...(capabilities.reconcile && {
      find: async (to: Target, key: string) => {
        const { channel, thread } = placeOf(to);
        return answer('find', channelKey(channel), key, () => {
          const found = messages().find(
            (message) =>
              message.key === key && message.thread === thread.thread && message.channel === channelKey(channel),
          );
          return found && { channel, id: found.id };
        });
      },
    }),
  };

  return {
    adapter,
    calls,
    messages,
    roots: (channel) =>
      messages().filter((message) => !message.thread && (channel === undefined || message.channel === channel)),
  };
}

function placeOf(to: Target): { channel: Receipt['channel']; thread: { thread?: string } } {
  return 'thread' in to
    ? { channel: to.thread.channel, thread: { thread: to.thread.id } }
    : { channel: to.channel, thread: {} };
}

function keyOf(post: Post): { key?: string } {
  return post.deliveryKey === undefined ? {} : { key: post.deliveryKey };
}
