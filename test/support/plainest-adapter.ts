import { AdapterError, type ChatAdapter } from '../../adapters/contract.ts';
import { replyToText } from '../../briefings/render/reply-to-text.ts';
import { toText } from '../../briefings/render/to-text.ts';
import type { Channel } from '../../src/model/delivery.ts';
import type { Inbox, Post } from '../../src/model/message.ts';
import type { OpenedAdapter } from '../contracts/chat-adapter.ts';

const CHANNEL: Channel = { adapter: 'plainest', id: 'list' };
const PLAIN = (text: string) => text;
const PAINT = { headline: PLAIN, label: PLAIN, quiet: PLAIN, level: PLAIN };

/** The least that is an adapter: a list in memory that can do nothing but grow. */
export async function openPlainest(): Promise<OpenedAdapter> {
  const posts: string[] = [];
  let listener: Inbox | undefined;
  let broken = false;
  const adapter: ChatAdapter = {
    name: 'plainest',
    capabilities: {},
    pace: { perChannelMs: 0 },
    start: async (inbox) => {
      listener = inbox;
    },
    post: async (to, message) => {
      const channel = 'thread' in to ? to.thread.channel : to.channel;
      if (channel.id !== CHANNEL.id) throw new AdapterError('plainest', { kind: 'channel-gone' });
      if (broken) throw new AdapterError('plainest', { kind: 'unavailable' });
      posts.push(draw(message));
      return { channel: CHANNEL, id: String(posts.length) };
    },
    stop: async () => {
      listener = undefined;
    },
  };
  return {
    adapter,
    channel: CHANNEL,
    shown: async () => posts.join('\n'),
    sent: async () => posts.join('\n'),
    say: async (text) => {
      const reply = await listener?.({ channel: CHANNEL, user: { id: 'u', name: 'u', isAdmin: false }, text });
      if (reply) posts.push(draw(reply));
    },
    echo: async () => {},
    dangerous: /\p{Cc}(?<!\n)|\p{Bidi_Control}/u,
    failures: {
      unavailable: () => {
        broken = true;
      },
    },
    close: async () => {},
  };
}

function draw(message: Post): string {
  switch (message.kind) {
    case 'briefing':
      return `${toText(message.briefing)}${message.reason}`;
    case 'digest':
      return [message.title, ...message.briefings.map((briefing) => toText(briefing)), message.reason].join('\n');
    case 'reply':
      return replyToText(message, { width: 100, paint: PAINT });
  }
}
