import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Paint } from '../../briefings/render/layout.ts';
import { replyToText } from '../../briefings/render/reply-to-text.ts';
import { sanitiseLine } from '../../briefings/render/sanitise.ts';
import { toText } from '../../briefings/render/to-text.ts';
import type { Channel } from '../../src/model/delivery.ts';
import type { Inbox, Post } from '../../src/model/message.ts';
import { AdapterError, type ChatAdapter } from '../contract.ts';
import { createPaint } from './paint.ts';

const NAME = 'console';
const CHANNEL: Channel = { adapter: NAME, id: 'terminal' };
const UNANSWERED = 'This could not be answered; the log tells why.\n';
const READER = { id: 'terminal', name: 'terminal', isAdmin: true };

export interface ConsoleOptions {
  readonly output: Writable;
  /** Present when somebody can type: each line is a command. */
  readonly input?: Readable;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The terminal: briefings are printed, lines typed are commands. What is printed stays as it is. */
export function createConsoleAdapter({ output, input, colour, width }: ConsoleOptions): ChatAdapter {
  const paint = createPaint(colour);
  let lines: Interface | undefined;
  let answering: Promise<void> = Promise.resolve();
  let posted = 0;

  async function answer(inbox: Inbox, text: string): Promise<void> {
    const reply = await inbox({ channel: CHANNEL, user: READER, text }).catch(() => undefined);
    await print(output, reply ? replyToText(reply, { width, paint }) : UNANSWERED);
  }

  return {
    name: NAME,
    capabilities: {},
    pace: { perChannelMs: 0 },
    async start(inbox) {
      if (!input || lines) return;
      lines = createInterface({ input });
      lines.on('line', (text) => {
        answering = answering.then(() => answer(inbox, text)).catch(() => undefined);
      });
    },
    async post(to, message) {
      const channel = 'thread' in to ? to.thread.channel : to.channel;
      if (channel.adapter !== CHANNEL.adapter || channel.id !== CHANNEL.id) {
        throw new AdapterError(NAME, { kind: 'channel-gone' });
      }
      await print(output, draw(message, { width, paint }));
      posted += 1;
      return { channel: CHANNEL, id: String(posted) };
    },
    async stop() {
      lines?.close();
      lines = undefined;
      await answering;
    },
  };
}

function draw(message: Post, options: { readonly width: number; readonly paint: Paint }): string {
  switch (message.kind) {
    case 'briefing':
      return `${toText(message.briefing, options)}  ${options.paint.quiet(sanitiseLine(message.reason))}\n`;
    case 'digest':
      return [
        `${options.paint.headline(sanitiseLine(message.title))}\n`,
        ...message.briefings.map((briefing) => toText(briefing, options)),
        `  ${options.paint.quiet(sanitiseLine(message.reason))}\n`,
      ].join('\n');
    case 'reply':
      return replyToText(message, options);
  }
}

function print(output: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(`\n${text}`, (cause) => {
      if (cause) reject(new AdapterError(NAME, { kind: 'unavailable' }, { cause }));
      else resolve();
    });
  });
}
