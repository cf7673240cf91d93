import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatAdapter } from '../adapters/contract.ts';
import type { Clock } from '../src/delivery/deliver.ts';
import type { Store } from '../src/store/store.ts';
import { TEAM } from '../test/slack/a-slack.ts';
import { aFilledStore } from '../test/support/a-filled-store.ts';
import { openSlack } from '../test/support/open-slack.ts';
import { openTeamsWith } from '../test/support/open-teams.ts';
import { BRIEFINGS, postMany } from '../test/support/post-many.ts';
import { alone, type Result } from './measure.ts';

const CHANNELS = 20;
/** Percent. */
const MOST_OVERHEAD = 5;
const WALL_CLOCK: Clock = {
  now: () => new Date(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
};

/**
 * A thousand briefings to twenty channels of a Slack and of a Teams of this machine, by the clock on the wall: what comes on
 * top of the pause that each platform wants between two posts to a channel.
 */
export async function benchDelivering(): Promise<readonly Result[]> {
  console.error('(3 processes on PostgreSQL against one: npm run cluster pace; claiming work: npm run cluster claim)');
  return [await toSlack(), await toTeams()];
}

async function toSlack(): Promise<Result> {
  const { adapter, slack, store, close } = await openSlack('http', { now: WALL_CLOCK.now });
  try {
    const channels = await slack.channels(CHANNELS);
    return await measure(
      store,
      adapter,
      channels.map((id) => `${TEAM}/${id}`),
    );
  } finally {
    await close();
  }
}

async function toTeams(): Promise<Result> {
  const store = await aFilledStore();
  const teams = { memory: store.memory, now: WALL_CLOCK.now, throttled: true };
  const { adapter, connector, close } = await openTeamsWith(teams);
  try {
    await adapter.start(async () => ({ kind: 'reply', visibility: 'private', parts: [] }));
    const names = Array.from({ length: CHANNELS }, (_, n) => `19:channel-${n}@thread.tacv2`);
    for (const name of names) {
      const welcomed = connector.arrival(name);
      await connector.install(name);
      await welcomed;
    }
    return await measure(
      store,
      adapter,
      names.map((name) => `${connector.tenant}/${name}`),
    );
  } finally {
    await adapter.stop();
    await close();
    await store.close();
  }
}

async function measure(store: Store, adapter: ChatAdapter, channels: readonly string[]): Promise<Result> {
  const tookMs = await postMany({ store, adapter, channels, clock: WALL_CLOCK });
  const { sent } = await store.deliveries.counts();
  if (sent !== BRIEFINGS * CHANNELS) throw new Error(`${sent} posts arrived`);
  const { perChannelMs } = adapter.pace;
  const leastMs = (BRIEFINGS - 1) * perChannelMs;
  const what = `${sent} posts to ${CHANNELS} channels of ${adapter.name}, one in ${perChannelMs} ms: overhead`;
  return alone(what, '%', [(tookMs / leastMs - 1) * 100], MOST_OVERHEAD);
}
