import type { AdapterName } from '../../adapters/registry.ts';
import type { OpenedAdapter } from '../contracts/chat-adapter.ts';
import { openConsole } from './open-console.ts';
import { openIrc } from './open-irc.ts';
import { openSlack } from './open-slack.ts';
import { openTeams } from './open-teams.ts';
import { openWeb } from './open-web.ts';
import { openWebhook } from './open-webhook.ts';

/** An adapter that is added to the registry does not compile until it is opened here. */
export const OPEN: Readonly<Record<AdapterName, () => Promise<OpenedAdapter>>> = {
  console: openConsole,
  irc: openIrc,
  slack: () => openSlack('http'),
  teams: () => openTeams(),
  web: openWeb,
  webhook: openWebhook,
};
