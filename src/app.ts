import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatAdapter } from '../adapters/contract.ts';
import { createAdapters } from '../adapters/registry.ts';
import { whatChanged } from '../briefings/compose/changes.ts';
import { techniqueOf } from '../briefings/techniques/catalog.ts';
import { runCommand } from './commands/run-command.ts';
import type { Config } from './config/config.ts';
import { Deliverer } from './delivery/deliver.ts';
import { createReader } from './feeds/reader.ts';
import { loadKnowledge, warmUp } from './knowledge.ts';
import type { Logger } from './logger.ts';
import type { Channel } from './model/delivery.ts';
import type { Inbox } from './model/message.ts';
import { type PassOptions, type PassSummary, type PipelineParts, runPass } from './pipeline.ts';
import { Schedule } from './schedule.ts';
import { createServer } from './server.ts';
import { briefInput } from './services/brief-input.ts';
import { createChatDesk } from './services/chat-desk.ts';
import { syncConfiguredFeeds } from './services/configured-feeds.ts';
import { greetChannels, syncConfiguredSubscriptions } from './services/configured-subscriptions.ts';
import { createImprover } from './services/improver.ts';
import { logDelivery } from './services/log-delivery.ts';
import { readMeasures } from './services/measures.ts';
import { openModel } from './services/open-model.ts';
import { openOutbound } from './services/open-outbound.ts';
import { createServices } from './services/services.ts';
import { createTeamsDesk } from './services/teams-desk.ts';
import { tellAdmin } from './services/tell-admin.ts';
import { createWebDesk } from './services/web-desk.ts';
import type { Store } from './store/store.ts';

/** Slow enough for every network's flood control. */
const IRC_LINE_MS = 1_000;
const READER_LIMITS = { deadlineMs: 15_000, memoryMb: 128 };
/** What a channel of this machine is called; a new one follows everything, so that a first briefing shows. */
const OWN_CHANNELS = { console: 'terminal', web: 'console' } as const;

export interface AppParts {
  readonly store: Store;
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => Date;
  readonly terminal: {
    readonly input?: Readable;
    readonly output: Writable;
    readonly colour: boolean;
    readonly width: number;
  };
}

type PassWishes = Omit<PassOptions, 'signal' | 'onWritten'>;

export interface App {
  /** Starts adapters, server and heartbeat; gives the console's address when it is open. */
  start(): Promise<string | undefined>;
  /** One pass over the feeds, then deliveries for at most `patienceMs`. */
  pollOnce(options: PassWishes & { readonly patienceMs: number }): Promise<PassSummary>;
  /** Takes nothing new and finishes the work in hand. Safe to call twice. */
  stop(): Promise<void>;
}

/** Joins everything and decides nothing. Nothing runs before `start` or `pollOnce`. */
export async function createApp({ store, config, log, now, terminal }: AppParts): Promise<App> {
  const outbound = await openOutbound(config);
  const reader = createReader(READER_LIMITS);
  let actorsVersion = await store.actors.version();
  let knowledge = await loadKnowledge(store, config);
  const library = () => knowledge.library;
  const reloadKnowledge = async () => {
    actorsVersion = await store.actors.version();
    knowledge = await loadKnowledge(store, config);
  };
  /** Another process, or a command line, may have changed the actors. */
  const refreshKnowledge = async () => {
    if ((await store.actors.version()) !== actorsVersion) await reloadKnowledge();
  };
  const model = config.model && (await openModel(config.model, log));
  const pipeline: PipelineParts = {
    store,
    outbound,
    reader,
    config,
    now,
    owner: randomUUID(),
    knowledge: () => knowledge,
    ...(model && { improver: createImprover({ store, model, language: config.model?.language ?? 'en', now }) }),
  };
  const services = createServices({ ...pipeline, config, reloadKnowledge, ...(model && { model }) });
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
          briefInput: (typed) => briefInput(typed, { ...pipeline, config }),
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
  const tellTrouble = () => tellAdmin(store, adminChannels(config, adapters), now());
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
    owner: pipeline.owner,
    random: Math.random,
    onEvent: async (event) => {
      logDelivery(log, event);
      if (event.kind === 'parked-channel') await tellTrouble();
    },
  });
  const inbox: Inbox = async (message) => {
    await refreshKnowledge();
    return runCommand({ store, library: library(), services, config, message, now: now() });
  };

  await syncConfiguredFeeds(store, config);
  await syncConfiguredSubscriptions(store, config, now());
  await greetChannels(store, ownChannels(adapters), config.timezone, now());

  const stopping = new AbortController();
  const deliver = (patienceMs: number) =>
    deliverer
      .drain(patienceMs)
      .catch((err: unknown) => log.error({ err }, 'delivering failed; the next heartbeat tries again'));
  const pass = async (signal: AbortSignal, wishes: PassWishes = {}) => {
    await refreshKnowledge();
    const summary = await runPass(pipeline, { ...wishes, signal, onWritten: () => void deliver(0) });
    if (await tellTrouble()) void deliver(0);
    return summary;
  };
  let schedule: Schedule | undefined;
  let delivering: Promise<unknown> = Promise.resolve();

  return {
    async start() {
      warmUp(knowledge);
      await Promise.all(adapters.map((adapter) => adapter.start(inbox)));
      const address = needsServer(config) ? await server.listen() : undefined;
      schedule = new Schedule(config.schedule, config.timezone, async (signal) => {
        delivering = deliver(Number.POSITIVE_INFINITY);
        await pass(signal).then(
          (summary) => log.info(summary, 'pass'),
          (err: unknown) => log.error({ err }, 'the pass failed; the next heartbeat tries again'),
        );
      });
      void schedule.tick();
      return address;
    },
    async pollOnce({ patienceMs, ...wishes }) {
      const summary = await pass(stopping.signal, wishes);
      await deliverer.drain(patienceMs);
      return summary;
    },
    async stop() {
      stopping.abort();
      await Promise.all([schedule?.stop(), deliverer.stop(), server.close()]);
      await delivering;
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      await Promise.all([reader.close(), outbound.close()]);
    },
  };
}

function ownChannels(adapters: readonly ChatAdapter[]): readonly Channel[] {
  return adapters.flatMap(({ name }) => (isOwn(name) ? [{ adapter: name, id: OWN_CHANNELS[name] }] : []));
}

/** Where trouble is told, best first: as configured, otherwise where it stays to be read. */
function adminChannels({ adminChannel }: Config, adapters: readonly ChatAdapter[]): readonly Channel[] {
  const own = ownChannels(adapters);
  const lasting = own.filter(({ adapter }) => adapter === 'web');
  return [...(adminChannel ? [adminChannel] : []), ...lasting, ...own];
}

function isOwn(name: string): name is keyof typeof OWN_CHANNELS {
  return Object.hasOwn(OWN_CHANNELS, name);
}

/** Pages are looked at, Teams calls us, and so does Slack unless we opened a socket to it. */
function needsServer({ adapters: { web, slack, teams } }: Config): boolean {
  return web || teams !== undefined || (slack !== undefined && !slack.appToken);
}
