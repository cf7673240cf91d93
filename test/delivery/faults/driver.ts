import type { ChatAdapter } from '../../../adapters/contract.ts';
import { createSlackAdapter } from '../../../adapters/slack/slack-adapter.ts';
import { createWebhookAdapter } from '../../../adapters/webhook/webhook-adapter.ts';
import { whatChanged } from '../../../briefings/compose/changes.ts';
import { channelKey } from '../../../src/channel-key.ts';
import { Deliverer } from '../../../src/delivery/deliver.ts';
import { planDeliveries } from '../../../src/delivery/plan-deliveries.ts';
import type { Channel } from '../../../src/model/delivery.ts';
import { createOutbound } from '../../../src/outbound/outbound.ts';
import { randomFrom } from '../../../src/random-from.ts';
import { Secret } from '../../../src/secret.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { aSubscription } from '../../support/a-subscription.ts';
import { anIncident } from '../../support/an-incident.ts';
import { jumpingClock } from './jumping-clock.ts';
import { mortal } from './mortal.ts';
import { briefingOf, type Telling } from './script.ts';

/** Long enough for a busy machine: the clock jumps over the wait in which a late request would still arrive. */
const TIMEOUT_MS = 1_000;
const DAY_MS = 24 * 60 * 60_000;
const ROOM = 'told';

/** What a life is for. It ends when all is told and delivered, or where it is killed. */
export interface Life {
  readonly database: string;
  readonly script: readonly Telling[];
  readonly channels: readonly Channel[];
  readonly slack: { readonly apiUrl: string; readonly botToken: string };
  /** Address of the webhooks' receiver. */
  readonly receiver: string;
  readonly seed: number;
  /** What its clock shows at first, in ms since 1970. */
  readonly startsAt: number;
  /** The call of the store at which it kills itself. */
  readonly dies?: { readonly call: number; readonly when: 'before' | 'after' };
}

/** What a life tells of itself: its time whenever it jumps, and the end. */
export type LifeSign =
  | { readonly kind: 'ready' }
  | { readonly kind: 'time'; readonly now: number }
  | { readonly kind: 'done'; readonly doubts: number; readonly retries: number };

process.once('message', (life: Life) => void live(life));
process.once('disconnect', () => process.exit());
tell({ kind: 'ready' });

async function live(life: Life): Promise<void> {
  const random = randomFrom(life.seed);
  const opened = await openStore(life.database, { exclusive: true });
  const store = life.dies ? mortal(opened, life.dies) : opened;
  const clock = jumpingClock(store.deliveries, life.startsAt, (now) => tell({ kind: 'time', now }));
  let doubts = 0;
  const adapters = openAdapters(life, opened, clock.now);
  const deliverer = new Deliverer({
    outbox: clock.outbox,
    briefings: store.briefings,
    adapters: new Map(adapters.map((adapter) => [adapter.name, adapter])),
    whatChanged,
    postsPerHour: 100,
    clock,
    owner: `process ${process.pid}`,
    random,
    onEvent: ({ kind }) => {
      if (kind === 'possible-duplicate') doubts += 1;
    },
  });
  for (const telling of life.script) {
    await owe(store, telling, life.channels, clock.now());
    const drained = deliverer.drain(random() < 0.5 ? 0 : DAY_MS);
    if (random() < 0.5) await drained;
  }
  let retries = 0;
  await deliverer.drain(DAY_MS);
  while ((await store.deliveries.undelivered()).length > 0) {
    // So many crashes and failures may use up all tries of a post; then a person says retry.
    retries += await store.deliveries.retry(clock.now());
    await deliverer.drain(DAY_MS);
  }
  tell({ kind: 'done', doubts, retries });
}

/** One event told, as the pipeline does it: all that follows in one transaction, once over all lives. */
function owe(store: Store, telling: Telling, channels: readonly Channel[], now: Date): Promise<void> {
  return store.transaction(async (tx) => {
    const { incidentId, revision } = telling;
    const briefing = briefingOf(telling);
    if (await tx.memory.get(ROOM, briefing.id)) return;
    const previous = (await tx.briefings.revisions(incidentId)).at(-1);
    await tx.incidents.put(anIncident({ id: incidentId, storyIds: [briefing.id], keys: [`subject:${incidentId}`] }));
    await tx.briefings.put(briefing);
    const subscriptions = channels.map((channel) => aSubscription({ channel, actors: [], everything: true }));
    await tx.deliveries.put(planDeliveries(briefing, previous, subscriptions, () => [], now));
    await tx.memory.set(ROOM, briefing.id, revision);
  });
}

function openAdapters({ slack, receiver, channels }: Life, store: Store, now: () => Date): readonly ChatAdapter[] {
  const outbound = createOutbound({ allowPrivate: ['127.0.0.1'], userAgent: 'test' });
  const hooks = channels
    .filter(({ adapter }) => adapter === 'webhook')
    .map((channel) => ({
      name: channel.id,
      url: `${receiver}/${encodeURIComponent(channelKey(channel))}`,
      secret: new Secret('a-long-shared-secret'),
    }));
  return [
    createSlackAdapter({
      botToken: new Secret(slack.botToken),
      apiUrl: slack.apiUrl,
      adminUsers: [],
      mount: () => {},
      desk: nobody(),
      memory: store.memory,
      now,
      log: { warn: () => {} },
      timeoutMs: TIMEOUT_MS,
    }),
    createWebhookAdapter({
      hooks,
      post: (url, body, options) => outbound.post(url, body, { ...options, timeoutMs: TIMEOUT_MS }),
      now,
    }),
  ];
}

/** Nobody speaks to the bot in these runs. */
function nobody(): never {
  return {} as never;
}

function tell(sign: LifeSign): void {
  if (process.connected) process.send?.(sign);
}
