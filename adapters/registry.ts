import type { ConsoleOptions } from './console/console-adapter.ts';
import type { ChatAdapter } from './contract.ts';
import type { IrcOptions } from './irc/irc-adapter.ts';
import type { SlackOptions } from './slack/slack-options.ts';
import type { TeamsOptions } from './teams/teams-options.ts';
import type { WebOptions } from './web/web-adapter.ts';
import type { WebhookOptions } from './webhook/webhook-adapter.ts';

/** Every adapter, one row each; its SDK is loaded only when it is chosen. */
const ADAPTERS = {
  console: async (options: ConsoleOptions) =>
    (await import('./console/console-adapter.ts')).createConsoleAdapter(options),
  irc: async (options: IrcOptions) => (await import('./irc/irc-adapter.ts')).createIrcAdapter(options),
  slack: async (options: SlackOptions) => (await import('./slack/slack-adapter.ts')).createSlackAdapter(options),
  teams: async (options: TeamsOptions) => (await import('./teams/teams-adapter.ts')).createTeamsAdapter(options),
  web: async (options: WebOptions) => (await import('./web/web-adapter.ts')).createWebAdapter(options),
  webhook: async (options: WebhookOptions) =>
    (await import('./webhook/webhook-adapter.ts')).createWebhookAdapter(options),
} as const satisfies Record<string, (options: never) => Promise<ChatAdapter>>;

export type AdapterName = keyof typeof ADAPTERS;

/** What each chosen adapter needs; an adapter without options is not chosen. */
export type AdapterOptions = { readonly [Name in AdapterName]?: Parameters<(typeof ADAPTERS)[Name]>[0] };

export const ADAPTER_NAMES = Object.keys(ADAPTERS) as readonly AdapterName[];

/** Makes the chosen adapters; none is started yet. */
export async function createAdapters(chosen: AdapterOptions): Promise<readonly ChatAdapter[]> {
  return Promise.all(
    ADAPTER_NAMES.flatMap((name) => {
      const options = chosen[name];
      return options === undefined ? [] : [ADAPTERS[name](options as never)];
    }),
  );
}
