/// <reference path="./irc-framework.d.ts" />
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'irc-framework';
import { postToLines } from '../../briefings/render/post-to-lines.ts';
import type { Inbox, Message, Post } from '../../src/model/message.ts';
import type { Secret } from '../../src/secret.ts';
import { AdapterError, type ChatAdapter } from '../contract.ts';
import { outcomeOf } from './outcome.ts';
import { readMessage } from './read-message.ts';

const NAME = 'irc';
const RECONNECT_MS = 15_000;
/** Starting waits no longer for the network; what is posted before it answers is tried again. */
const PATIENCE_MS = 10_000;
/** A line is at most 512 bytes, and the server puts our address before it. */
const LINE_BYTES = 350;

export interface IrcOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly nick: string;
  /** Of the services account that bears the nick's name. */
  readonly password?: Secret;
  readonly channels: readonly string[];
  /** Services accounts, as the network tells them; a nick proves nothing. */
  readonly adminUsers: readonly string[];
  /** ms between two lines: networks throw out whoever is faster. */
  readonly lineMs: number;
}

/** IRC channels. A post has arrived when the server answers the ping that was sent behind it. */
export function createIrcAdapter({ password, channels, adminUsers, lineMs, ...server }: IrcOptions): ChatAdapter {
  let client: Client | undefined;
  let isRegistered = false;
  let retry: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();

  function connect(inbox: Inbox): Client {
    const made = new Client();
    const dial = () =>
      made.connect({
        ...server,
        ...(password && { account: { account: server.nick, password: password.reveal() } }),
        auto_reconnect: false,
        message_max_length: LINE_BYTES,
      });
    made.on('registered', () => {
      isRegistered = true;
      for (const channel of channels) made.join(channel);
    });
    made.on('nick in use', () => made.changeNick(`${made.user.nick}_`));
    made.on('close', () => {
      isRegistered = false;
      if (client === made) retry = setTimeout(dial, RECONNECT_MS);
    });
    made.on('privmsg', (spoken) => {
      const message = readMessage(spoken, made.user.nick, adminUsers);
      if (message) void answer(made, message, inbox);
    });
    dial();
    return made;
  }

  async function answer(on: Client, message: Message, inbox: Inbox): Promise<void> {
    const reply = await inbox(message).catch(() => undefined);
    if (reply) await send(on, message.channel.id, reply).catch(() => undefined);
  }

  /** One post at a time: lines of two would mix. */
  function send(on: Client, target: string, message: Post): Promise<void> {
    const turn = sending.then(() => sendLines(on, target, message));
    sending = turn.catch(() => undefined);
    return turn;
  }

  async function sendLines(on: Client, target: string, message: Post): Promise<void> {
    const token = randomUUID();
    const outcome = outcomeOf(on, target, token);
    for (const [index, line] of postToLines(message).entries()) {
      if (index > 0) await sleep(lineMs);
      on.say(target, line);
    }
    on.ping(token);
    const failure = await outcome;
    if (failure) throw new AdapterError(NAME, failure);
  }

  return {
    name: NAME,
    capabilities: {},
    pace: { perChannelMs: lineMs },
    async start(inbox) {
      if (client) return;
      client = connect(inbox);
      await Promise.race([
        heard(client, 'registered'),
        heard(client, 'close'),
        sleep(PATIENCE_MS, undefined, { ref: false }),
      ]);
    },
    async post(to, message) {
      const channel = 'thread' in to ? to.thread.channel : to.channel;
      if (channel.adapter !== NAME) throw new AdapterError(NAME, { kind: 'channel-gone' });
      if (!client || !isRegistered) throw new AdapterError(NAME, { kind: 'unavailable' });
      await send(client, channel.id, message);
      return { channel, id: randomUUID() };
    },
    async stop() {
      clearTimeout(retry);
      const leaving = client;
      client = undefined;
      if (!leaving || !isRegistered) return;
      const closed = heard(leaving, 'close');
      leaving.quit('');
      await closed;
    },
  };
}

function heard(client: Client, event: 'registered' | 'close'): Promise<void> {
  return new Promise((resolve) => client.once(event, resolve));
}
