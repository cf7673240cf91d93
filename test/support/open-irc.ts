import { Client } from 'irc-framework';
import { createIrcAdapter } from '../../adapters/irc/irc-adapter.ts';
import type { OpenedAdapter } from '../contracts/chat-adapter.ts';
import { startNgircd } from './an-ngircd.ts';

const CHANNEL = '#sitrep';

/** The IRC adapter on a real server of its own, with a person who was in the channel first and so runs it. */
export async function openIrc(): Promise<OpenedAdapter & { readonly person: Client }> {
  const server = await startNgircd();
  const person = new Client();
  person.connect({ host: '127.0.0.1', port: server.port, tls: false, nick: 'alice', auto_reconnect: false });
  person.once('registered', () => person.join(CHANNEL));
  await heard(person, 'join');
  const arrived = new Promise<void>((resolve) => {
    person.on('join', ({ nick }) => nick === 'sitrep' && resolve());
  });
  const lines: string[] = [];
  person.on('privmsg', ({ message }) => void lines.push(message));
  const settled = async () => {
    const pong = heard(person, 'pong');
    person.ping('settled');
    await pong;
  };
  const received = async () => {
    await settled();
    return lines.join('\n');
  };
  return {
    person,
    adapter: createIrcAdapter({
      ...{ host: '127.0.0.1', port: server.port, tls: false, nick: 'sitrep' },
      ...{ channels: [CHANNEL], adminUsers: [], lineMs: 0 },
    }),
    channel: { adapter: 'irc', id: CHANNEL },
    shown: received,
    sent: received,
    say: async (text) => {
      await arrived;
      const answered = heard(person, 'privmsg');
      person.say(CHANNEL, `sitrep: ${text}`);
      await answered;
    },
    echo: settled,
    dangerous: /\p{Cc}(?<!\n)|\p{Bidi_Control}|\u200b/u,
    failures: {
      unavailable: server.stop,
      unauthorized: async () => {
        await arrived;
        person.raw('MODE', CHANNEL, '+m');
        await settled();
      },
      'channel-gone': async () => {
        await arrived;
        person.raw('KICK', CHANNEL, 'sitrep');
        person.raw('PART', CHANNEL);
        await settled();
      },
    },
    close: async () => {
      person.quit('');
      await server.stop();
    },
  };
}

function heard(client: Client, event: 'join' | 'pong' | 'privmsg'): Promise<void> {
  return new Promise((resolve) => client.once(event, () => resolve()));
}
