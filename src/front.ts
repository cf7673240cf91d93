import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatAdapter } from '../adapters/contract.ts';
import { createAdapters } from '../adapters/registry.ts';
import { whatChanged } from '../briefings/compose/changes.ts';
import type { GuardedModel } from '../briefings/model/guard-model.ts';
import { techniqueOf } from '../briefings/techniques/catalog.ts';
import { runCommand } from './commands/run-command.ts';
import type { Config } from './config/config.ts';
import { Deliverer } from './delivery/deliver.ts';
import type { Reader } from './feeds/reader.ts';
import type { Logger } from './logger.ts';
import type { Channel } from './model/delivery.ts';
import type { Inbox } from './model/message.ts';
import type { Outbound } from './outbound/outbound.ts';
import { createServer, type Server } from './server.ts';
import { briefInput } from './services/brief-input.ts';
import { createChatDesk } from './services/chat-desk.ts';
import { greetChannels } from './services/configured-subscriptions.ts';
import type { KnowledgeKeeper } from './services/keep-knowledge.ts';
import { logDelivery } from './services/log-delivery.ts';
import { readMeasures } from './services/measures.ts';
import { createServices } from './services/services.ts';
import { createTeamsDesk } from './services/teams-desk.ts';
import { createWebDesk } from './services/web-desk.ts';
import type { Store } from './store/store.ts';

/** Slow enough for every network's flood control. */
const IRC_LINE_MS = 1_000;

/** The terminal that the console adapter writes to, and reads from when it has an input. */
export interface ConsoleTerminal {
  readonly input?: Readable;
  readonly output: Writable;
  readonly colour: boolean;
  readonly width: number;
}

export interface FrontParts {
  readonly store: Store;
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => Date;
  readonly terminal: ConsoleTerminal;
  readonly outbound: Outbound;
  readonly reader: Reader;
  readonly knowledge: KnowledgeKeeper;
  readonly model?: GuardedModel;
  /** Names this process among those that share the store. */
  readonly owner: string;
  readonly onTrouble: () => Promise<unknown>;
}

/** Everything that people meet. */
export interface Front {
  readonly adapters: readonly ChatAdapter[];
  /** Posts what is owed. */
  readonly deliverer: Deliverer;
  /** For pages, and for platforms that call us. */
  readonly server: Server;
  /** Answers what people write. */
  readonly inbox: Inbox;
}

/** Joins the adapters with what they answer from; nothing is started. */
export async function openFront(parts: FrontParts): Promise<Front> {
  const { store, config, log, now, terminal, outbound, reader, knowledge, model, owner, onTrouble } = parts;
  await knowledge.get();
  const library = () => knowledge.current().library;
  const serviceParts = { store, config, outbound, reader, now, knowledge: knowledge.current };
  const services = createServices({ ...serviceParts, reloadKnowledge: knowledge.reload, ...(model && { model }) });
  const server = createServer({
    host: config.host,
    port: config.port,
    logger: log,
    isReady: async () => (await store.actors.version()) !== undefined,
    measures: () => readMeasures(store),
    ...(config.apiToken && { apiToken: config.apiToken }),
  });
  const welcome = (channel: Channel) => greetChannels(store, [channel], config.timezone, now());
  const adapters = await createAdapters({
    ...(config.adapters.console && { console: terminal }),
    ...(config.adapters.slack && {
      slack: {
        ...config.adapters.slack,
        mount: server.mount,
        desk: createChatDesk({ store, library, services, timezone: config.timezone, now, welcome }),
        memory: store.memory,
        isFirst: (id) => store.heard.isFirst(`slack ${id}`, now()),
        now,
        log,
      },
    }),
    ...(config.adapters.teams && {
      teams: {
        ...config.adapters.teams,
        mount: server.mount,
        desk: createTeamsDesk({ store, library, services, timezone: config.timezone, now }),
        memory: store.memory,
        isFirst: (id) => store.heard.isFirst(`teams ${id}`, now()),
        now,
        ...(config.publicUrl !== undefined && { site: config.publicUrl }),
        upload: outbound.put,
        onError: (err) => log.error({ err }, 'teams failed'),
      },
    }),
    ...(config.adapters.web && {
      web: {
        mount: server.mount,
        reading: createWebDesk({
          store,
          library,
          services,
          techniqueOf,
          briefInput: (typed) => briefInput(typed, serviceParts),
          timezone: config.timezone,
          now,
        }),
        memory: store.memory,
        now,
        ...(config.apiToken && { apiToken: config.apiToken }),
      },
    }),
    ...(config.adapters.irc && { irc: { ...config.adapters.irc, lineMs: IRC_LINE_MS } }),
    ...(config.adapters.webhook.length > 0 && {
      webhook: { hooks: config.adapters.webhook, post: outbound.post, now },
    }),
  });
  const deliverer = new Deliverer({
    outbox: store.deliveries,
    briefings: store.briefings,
    adapters: new Map(adapters.map((adapter) => [adapter.name, adapter])),
    whatChanged,
    postsPerHour: config.limits.postsPerHour,
    clock: {
      now,
      wait: (ms, signal) => sleep(Math.min(ms, 2 ** 31 - 1), undefined, { signal }).catch(() => undefined),
    },
    owner,
    random: Math.random,
    onEvent: async (event) => {
      logDelivery(log, event);
      if (event.kind === 'parked-channel') await onTrouble();
    },
  });
  const inbox: Inbox = async (message) => {
    await knowledge.refresh();
    return runCommand({ store, library: library(), services, config, message, now: now() });
  };
  return { adapters, deliverer, server, inbox };
}
