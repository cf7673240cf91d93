import { AdapterError } from '../contract.ts';
import { NAME } from './address.ts';
import type { SlackClient } from './client.ts';
import type { Installations } from './installations.ts';
import { toFailure } from './to-failure.ts';

/** The bot in one workspace. */
interface Workspace {
  readonly team: string;
  readonly botToken: string;
  readonly botId?: string;
  readonly botUserId?: string;
}

export interface WorkspacesParts {
  /** Of the one workspace that the operator configured. */
  readonly botToken: string | undefined;
  readonly installations: Installations;
  readonly createClient: (token: string) => SlackClient;
}

/** Every workspace that Sitrep is in: the configured one, and those that installed it. All reject with an `AdapterError`. */
export interface Workspaces {
  /** Undefined when no token is configured. */
  own(): Promise<Workspace | undefined>;
  of(team: string): Promise<Workspace>;
  clientOf(team: string): Promise<SlackClient>;
}

export function createWorkspaces({ botToken, installations, createClient }: WorkspacesParts): Workspaces {
  const clients = new Map<string, SlackClient>();
  let known: Promise<Workspace> | undefined;

  async function own(): Promise<Workspace | undefined> {
    if (botToken === undefined) return undefined;
    known ??= identify(createClient(botToken), botToken).catch((error: unknown) => {
      known = undefined;
      throw toFailure(error);
    });
    return known;
  }

  async function of(team: string): Promise<Workspace> {
    const mine = await own();
    if (mine?.team === team) return mine;
    const bot = (await installations.get(team))?.bot;
    if (!bot) throw new AdapterError(NAME, { kind: 'channel-gone' });
    return { team, botToken: bot.token, botId: bot.id, botUserId: bot.userId };
  }

  return {
    own,
    of,
    async clientOf(team) {
      const { botToken: token } = await of(team);
      const client = clients.get(token) ?? createClient(token);
      clients.set(token, client);
      return client;
    },
  };
}

/** Asks Slack whose token this is. */
async function identify(client: SlackClient, botToken: string): Promise<Workspace> {
  const { team_id: team = '', bot_id: botId, user_id: botUserId } = await client.auth.test();
  return { team, botToken, ...(botId !== undefined && { botId }), ...(botUserId !== undefined && { botUserId }) };
}
