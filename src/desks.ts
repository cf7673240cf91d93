import type { GuardedModel } from '../briefings/model/guard-model.ts';
import { techniqueOf } from '../briefings/techniques/catalog.ts';
import { runCommand } from './commands/run-command.ts';
import type { Config } from './config/config.ts';
import type { Reader } from './feeds/reader.ts';
import type { Channel } from './model/delivery.ts';
import type { Inbox } from './model/message.ts';
import type { Outbound } from './outbound/outbound.ts';
import { briefInput } from './services/brief-input.ts';
import { createChatDesk } from './services/chat-desk.ts';
import { greetChannels } from './services/configured-subscriptions.ts';
import type { KnowledgeKeeper } from './services/keep-knowledge.ts';
import { createServices } from './services/services.ts';
import { createTeamsDesk } from './services/teams-desk.ts';
import { createWebDesk } from './services/web-desk.ts';
import type { Store } from './store/store.ts';

export interface DeskParts {
  readonly store: Store;
  readonly config: Config;
  readonly now: () => Date;
  readonly outbound: Outbound;
  readonly reader: Reader;
  readonly knowledge: KnowledgeKeeper;
  readonly model?: GuardedModel;
}

/** What answers people: commands, and the dialogs and pages of the platforms that have some. */
export async function openDesks({ store, config, now, outbound, reader, knowledge, model }: DeskParts) {
  await knowledge.get();
  const library = () => knowledge.current().library;
  const { timezone } = config;
  const parts = { store, config, now, outbound, reader, knowledge: knowledge.current };
  const services = createServices({ ...parts, reloadKnowledge: knowledge.reload, ...(model && { model }) });
  const shared = { store, library, services, timezone, now };
  const welcome = (channel: Channel) => greetChannels(store, [channel], timezone, now());
  const inbox: Inbox = async (message) => {
    await knowledge.refresh();
    return runCommand({ store, library: library(), services, config, message, now: now() });
  };
  return {
    inbox,
    chat: createChatDesk({ ...shared, welcome }),
    teams: createTeamsDesk(shared),
    web: createWebDesk({ ...shared, techniqueOf, briefInput: (typed) => briefInput(typed, parts) }),
  };
}
