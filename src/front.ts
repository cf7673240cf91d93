import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatAdapter } from '../adapters/contract.ts';
import { createAdapters } from '../adapters/registry.ts';
import { whatChanged } from '../briefings/compose/changes.ts';
import { Deliverer } from './delivery/deliver.ts';
import type { DeskParts } from './desks.ts';
import { lazily } from './lazily.ts';
import type { Logger } from './logger.ts';
import type { Inbox } from './model/message.ts';
import { createServer, type Server } from './server.ts';
import { logDelivery } from './services/log-delivery.ts';
import { readMeasures } from './services/measures.ts';

/** Slow enough for every network's flood control. */
const IRC_LINE_MS = 1_000;

/** The terminal that the console adapter writes to, and reads from when it has an input. */
export interface ConsoleTerminal {
  readonly input?: Readable;
  readonly output: Writable;
  readonly colour: boolean;
  readonly width: number;
}

export interface FrontParts extends DeskParts {
  readonly log: Logger;
  readonly terminal: ConsoleTerminal;
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
  /** What answers people who write. */
  openInbox(): Promise<Inbox>;
}

/** Joins the adapters with what they answer from, which is loaded for those that were chosen; nothing is started. */
export async function openFront(parts: FrontParts): Promise<Front> {
  const { store, config, log, now, terminal, outbound, owner, onTrouble } = parts;
  const desks = lazily(async () => (await import('./desks.ts')).openDesks(parts));
  const server = createServer({
    host: config.host,
    port: config.port,
    logger: log,
    isReady: async () => (await store.actors.version()) !== undefined,
    measures: () => readMeasures(store),
    ...(config.apiToken && { apiToken: config.apiToken }),
  });
  const adapters = await createAdapters({
    ...(config.adapters.console && { console: terminal }),
    ...(config.adapters.slack && {
      slack: {
        ...config.adapters.slack,
        mount: server.mount,
        desk: (await desks.get()).chat,
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
        desk: (await desks.get()).teams,
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
        reading: (await desks.get()).web,
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
  return { adapters, deliverer, server, openInbox: async () => (await desks.get()).inbox };
}
