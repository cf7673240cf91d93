import { createSlackAdapter } from '../../adapters/slack/slack-adapter.ts';
import type { SlackOptions } from '../../adapters/slack/slack-options.ts';
import { Secret } from '../../src/secret.ts';
import { createServer } from '../../src/server.ts';
import type { Store } from '../../src/store/store.ts';
import type { OpenedAdapter } from '../contracts/chat-adapter.ts';
import { aDesk } from '../slack/a-desk.ts';
import { aSlack, DANA, GENERAL, type LocalSlack, TEAM } from '../slack/a-slack.ts';
import { aFilledStore } from './a-filled-store.ts';

export type SlackMode = 'http' | 'socket';

export interface OpenedSlack extends OpenedAdapter {
  readonly slack: LocalSlack;
  readonly store: Store;
  /** Of the bot's own door. */
  readonly url: string;
}

/** The Slack adapter with a Slack of this machine, spoken to over HTTP or over a socket. */
export async function openSlack(mode: SlackMode = 'http', overrides: Partial<SlackOptions> = {}): Promise<OpenedSlack> {
  const slack = await aSlack();
  const store = await aFilledStore();
  const server = createServer({ host: '127.0.0.1', port: 0, isReady: async () => true, logger: { error: () => {} } });
  const adapter = createSlackAdapter({
    botToken: new Secret(slack.botToken),
    ...(mode === 'socket'
      ? { appToken: new Secret(slack.appToken) }
      : { signingSecret: new Secret(slack.signingSecret) }),
    apiUrl: slack.apiUrl,
    adminUsers: [DANA.id],
    mount: server.mount,
    desk: aDesk(store),
    memory: store.memory,
    now: () => new Date('2024-12-24T12:00:00Z'),
    log: { warn: (details) => console.error(details) },
    ...overrides,
  });
  const url = await server.listen();
  slack.connect(mode === 'http' ? url : undefined);
  const failing = (fault: Parameters<LocalSlack['fail']>[0]) => () =>
    slack.fail((method, body) => (method === 'chat.postMessage' ? fault(method, body) : undefined));
  return {
    slack,
    store,
    url,
    adapter,
    channel: { adapter: 'slack', id: `${TEAM}/${GENERAL}` },
    shown: async () => (await slack.messages()).map(({ blocks }) => wordsIn(blocks).join(' ')).join('\n'),
    sent: async () =>
      (await slack.messages()).map(({ text, blocks }) => `${text}\n${JSON.stringify(blocks)}`).join('\n'),
    say: async (text) => {
      const before = (await slack.messages()).length;
      await slack.command(text);
      await until(async () => (await slack.messages()).length > before);
    },
    echo: async () => {
      const [message] = await slack.messages();
      await slack.event({
        type: 'message',
        channel_type: 'im',
        channel: GENERAL,
        user: 'U0SITREP',
        bot_id: 'B0SITREP',
        text: message?.text,
        ts: message?.ts,
      });
      await slack.event({
        type: 'app_mention',
        channel: GENERAL,
        user: 'U0SITREP',
        bot_id: 'B0SITREP',
        text: 'latest',
        ts: message?.ts,
      });
    },
    dangerous:
      /<(?!!date\^)|"type":"(?:user|usergroup|broadcast|emoji)"|"url":"(?!https?:)|"url":"[^"]*evil|\p{Cc}(?<!\n)|\p{Bidi_Control}|\u200b/u,
    failures: {
      'rate-limited': failing(() => ({ status: 429, retryAfter: 7 })),
      unavailable: failing(() => ({ drop: true })),
      unauthorized: failing(() => ({ error: 'token_revoked' })),
      'channel-gone': failing(() => ({ error: 'is_archived' })),
      'too-large': failing(() => ({ error: 'msg_blocks_too_long' })),
      rejected: failing(() => ({ error: 'invalid_blocks' })),
    },
    close: async () => {
      await server.close();
      await slack.close();
      await store.close();
    },
  };
}

/** Everything a reader sees in blocks. */
export function wordsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'string' ? (key === 'text' || key === 'alt_text' ? [each] : []) : wordsIn(each),
  );
}

/** Looks again and again, for ten seconds at most: a broken socket is opened again after five. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('it did not come to pass');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
