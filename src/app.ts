import { randomUUID } from 'node:crypto';
import { ADAPTER_NAMES } from '../adapters/registry.ts';
import type { Config } from './config/config.ts';
import { createReader } from './feeds/reader.ts';
import type { ConsoleTerminal } from './front.ts';
import { lazily } from './lazily.ts';
import type { Logger } from './logger.ts';
import type { Channel } from './model/delivery.ts';
import { type PassOptions, type PassSummary, type PipelineParts, runPass } from './pipeline.ts';
import { Schedule } from './schedule.ts';
import { syncConfiguredFeeds } from './services/configured-feeds.ts';
import { greetChannels, syncConfiguredSubscriptions } from './services/configured-subscriptions.ts';
import { keepKnowledge } from './services/keep-knowledge.ts';
import { openModel } from './services/open-model.ts';
import { openOutbound } from './services/open-outbound.ts';
import { tellAdmin } from './services/tell-admin.ts';
import type { Store } from './store/store.ts';

const READER_LIMITS = { deadlineMs: 15_000, memoryMb: 128 };
/** What a channel of this machine is called; a new one follows everything, so that a first briefing shows. Where posts stay to be read comes first. */
const OWN_CHANNELS = [
  { adapter: 'web', id: 'console' },
  { adapter: 'console', id: 'terminal' },
] as const;

export interface AppParts {
  readonly store: Store;
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => Date;
  readonly terminal: ConsoleTerminal;
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

/**
 * Joins everything and decides nothing. Nothing runs before `start` or `pollOnce`, and what one pass may not need is loaded
 * when it does: what is known of actors for the first story, what people meet for the first post.
 */
export async function createApp({ store, config, log, now, terminal }: AppParts): Promise<App> {
  const outbound = await openOutbound(config);
  const reader = createReader(READER_LIMITS);
  const knowledge = keepKnowledge(store, config);
  const model = config.model && (await openModel(config.model, log));
  const language = config.model?.language ?? 'en';
  const improver = model && (await import('./services/improver.ts')).createImprover({ store, model, language, now });
  const owner = randomUUID();
  const tellTrouble = () => tellAdmin(store, adminChannels(config), now());
  const shared = { store, config, now, outbound, reader, owner };
  const pipeline: PipelineParts = { ...shared, knowledge: knowledge.get, ...(improver && { improver }) };
  const front = lazily(async () => {
    const { openFront } = await import('./front.ts');
    return openFront({ ...shared, log, terminal, knowledge, onTrouble: tellTrouble, ...(model && { model }) });
  });

  await syncConfiguredFeeds(store, config);
  await syncConfiguredSubscriptions(store, config, now());
  await greetChannels(store, ownChannels(config), config.timezone, now());

  const stopping = new AbortController();
  const deliver = async (patienceMs: number) => (await front.get()).deliverer.drain(patienceMs);
  const deliverOrLog = (patienceMs: number) =>
    deliver(patienceMs).catch((err: unknown) =>
      log.error({ err }, 'delivering failed; the next heartbeat tries again'),
    );
  const isOwed = async () => (await store.deliveries.nextDueAt(ADAPTER_NAMES)) !== undefined;
  const pass = async (signal: AbortSignal, wishes: PassWishes = {}) => {
    await knowledge.refresh();
    const summary = await runPass(pipeline, { ...wishes, signal, onWritten: () => void deliverOrLog(0) });
    if (await tellTrouble()) void deliverOrLog(0);
    return summary;
  };
  let schedule: Schedule | undefined;
  let delivering: Promise<unknown> = Promise.resolve();

  return {
    async start() {
      const { adapters, server, openInbox } = await front.get();
      const inbox = await openInbox();
      (await import('./knowledge.ts')).warmUp(knowledge.current());
      await Promise.all(adapters.map((adapter) => adapter.start(inbox)));
      const address = needsServer(config) ? await server.listen() : undefined;
      schedule = new Schedule(config.schedule, config.timezone, async (signal) => {
        delivering = deliverOrLog(Number.POSITIVE_INFINITY);
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
      if (front.isOpen() || (await isOwed())) await deliver(patienceMs);
      return summary;
    },
    async stop() {
      stopping.abort();
      const opened = front.isOpen() ? await front.get() : undefined;
      await Promise.all([schedule?.stop(), opened?.deliverer.stop(), opened?.server.close()]);
      await delivering;
      await Promise.all(opened?.adapters.map((adapter) => adapter.stop()) ?? []);
      await Promise.all([reader.close(), outbound.close()]);
    },
  };
}

function ownChannels({ adapters }: Config): readonly Channel[] {
  return OWN_CHANNELS.filter(({ adapter }) => adapters[adapter]);
}

/** Where trouble is told, best first: as configured, otherwise on this machine. */
function adminChannels(config: Config): readonly Channel[] {
  return [...(config.adminChannel ? [config.adminChannel] : []), ...ownChannels(config)];
}

/** Pages are looked at, Teams calls us, and so does Slack unless we opened a socket to it. */
function needsServer({ adapters: { web, slack, teams } }: Config): boolean {
  return web || teams !== undefined || (slack !== undefined && !slack.appToken);
}
