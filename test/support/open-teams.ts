import { randomUUID } from 'node:crypto';
import { createTeamsAdapter } from '../../adapters/teams/teams-adapter.ts';
import type { TeamsOptions } from '../../adapters/teams/teams-options.ts';
import { Secret } from '../../src/secret.ts';
import { createServer } from '../../src/server.ts';
import type { OpenedAdapter } from '../contracts/chat-adapter.ts';
import { type BotConnectorOptions, openBotConnector } from '../teams/bot-connector.ts';
import { cardText } from '../teams/card-faults.ts';
import { PLANTED } from './planted.ts';

/** Nothing is known. */
const EMPTY_DESK: TeamsOptions['desk'] = {
  suggestActors: () => [],
  preview: async () => 0,
  home: async () => ({ subscriptions: [], briefings: [], feeds: { total: 0, failing: [] }, undelivered: [] }),
  briefing: async () => undefined,
  activity: async () => [],
  incidentOf: async () => undefined,
  nameOf: () => undefined,
  searchActors: () => [],
  searchBriefings: async () => [],
};

export const CHANNEL = '19:general@thread.tacv2';

/** How the local Bot Connector behaves. */
type TeamsWorld = Partial<Pick<BotConnectorOptions, 'throttled' | 'tokens'>>;

/** The Teams adapter on a real port with the local Bot Connector behind it; the app is installed in one channel. */
export async function openTeamsWith(overrides: Partial<TeamsOptions> & TeamsWorld = {}) {
  const appId = randomUUID();
  const now = overrides.now ?? (() => new Date());
  const server = createServer({ host: '127.0.0.1', port: 0, isReady: async () => true, logger: { error: () => {} } });
  let base = '';
  const { throttled = false, tokens } = overrides;
  const connector = await openBotConnector({ appId, now, throttled, tokens, bot: () => `${base}/teams/messages` });
  const errors: unknown[] = [];
  const adapter = createTeamsAdapter({
    appId,
    appPassword: new Secret(PLANTED),
    appType: 'MultiTenant',
    adminUsers: [],
    mount: server.mount,
    memory: memoryInMemory(),
    desk: EMPTY_DESK,
    now,
    wait: async () => {},
    upload: connector.upload,
    onError: (error) => errors.push(error),
    cloud: connector.cloud,
    ...overrides,
  });
  base = await server.listen();
  const close = async () => {
    await server.close();
    await connector.close();
  };
  return {
    adapter,
    appId,
    connector,
    errors,
    close,
    channel: { adapter: 'teams', id: `${connector.tenant}/${CHANNEL}` },
  };
}

/** Ready for the conformance suite. */
export async function openTeams(overrides: Partial<TeamsOptions> = {}): Promise<OpenedAdapter> {
  const { adapter, connector, channel, close } = await openTeamsWith(overrides);
  const refused = (status: number, code?: string) => () => connector.refuseAll({ status, ...(code && { code }) });
  const start = adapter.start;
  return {
    adapter: {
      ...adapter,
      // Teams tells the bot where it is before anything can be posted.
      async start(inbox) {
        await start(inbox);
        const welcomed = connector.arrival(CHANNEL);
        await connector.install(CHANNEL);
        await welcomed;
      },
    },
    channel,
    shown: async () =>
      connector
        .messages()
        .map(({ card, text = '' }) => `${text} ${cardText(card)}`)
        .join('\n'),
    sent: async () => JSON.stringify(connector.messages().map(({ card }) => card)),
    say: async (text) => {
      const answered = connector.arrival(CHANNEL);
      await connector.say(CHANNEL, text);
      await answered;
    },
    echo: connector.echo,
    dangerous:
      /<(?!at>on call|\/at>)|"url":"(?!https?:)|\{\{(?!DATE|TIME)|"type":"TextBlock","text":"[^"]*[[\]<>*`]|\\u00[01]|\p{Bidi_Control}|\u200b/u,
    failures: {
      'rate-limited': () => connector.refuseAll({ status: 429, retryAfterS: 7 }),
      unavailable: refused(502),
      unauthorized: refused(401),
      'channel-gone': refused(403, 'MessageWritesBlocked'),
      'too-large': refused(413, 'MessageSizeTooBig'),
      rejected: refused(400, 'BadSyntax'),
    },
    close,
  };
}

/** What the store would remember. */
function memoryInMemory(): TeamsOptions['memory'] {
  const rooms = new Map<string, Map<string, unknown>>();
  const room = (name: string) => {
    const found = rooms.get(name) ?? new Map<string, unknown>();
    rooms.set(name, found);
    return found;
  };
  return {
    get: async (name, key) => room(name).get(key),
    set: async (name, key, value) => void room(name).set(key, structuredClone(value)),
    delete: async (name, key) => void room(name).delete(key),
    list: async (name) => [...room(name)].map(([key, value]) => ({ key, value })),
  };
}
