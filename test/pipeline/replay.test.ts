import { describe, expect, it } from 'vitest';
import { channelKey } from '../../src/channel-key.ts';
import { storyId } from '../../src/feeds/story-identity.ts';
import type { Channel } from '../../src/model/delivery.ts';
import { runPass } from '../../src/pipeline.ts';
import type { Store } from '../../src/store/store.ts';
import { byArrival, pairwise, randomFrom, readReplay } from '../incidents/replay.ts';
import { aClock } from '../support/a-clock.ts';
import { aHouse } from '../support/a-house.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { deliverDue } from '../support/deliver-due.ts';
import { createFakePlatform, type FakePlatform } from '../support/fake-adapter.ts';
import { serveOutlets } from '../support/serve-outlets.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const WEEK_HOURS = 7 * 24;
const TEN_YEARS_HOURS = 10 * 365 * 24;
/** The house is left and entered again so often: before a pass, or between a pass and its deliveries. */
const PASSES_A_LIFE = 14;
const CHANNELS: readonly Channel[] = [
  { adapter: 'fake', id: 'C1' },
  { adapter: 'fake', id: 'C2' },
];
/** Nobody has been named in public for these: there is no briefing without an actor. */
const UNATTRIBUTED = new Set(['france-travail', 'xz-utils']);

const stories = readReplay();
const events = [...new Set(stories.map(({ event }) => event))].filter((event) => !UNATTRIBUTED.has(event));

interface Replay {
  readonly incidentOf: ReadonlyMap<string, string>;
  readonly platform: FakePlatform;
  readonly store: Store;
}

/** Lets the outlets publish the stories as they arrive, and polls, joins, briefs and delivers after each. */
async function replay(arrivals: ReturnType<typeof byArrival>): Promise<Replay> {
  const outlets = await serveOutlets(new Map(stories.map(({ story }) => [story.feedId, story.language])));
  const clock = aClock(new Date('2023-06-02T00:00:00Z'));
  const platform = createFakePlatform();
  const folder = temporaryFolder();
  const first = await aHouse(outlets.feeds, clock.now, folder);
  let house = first;
  const inherited = { reader: first.reader, known: first.knowledge() };
  for (const channel of CHANNELS) {
    const id = channel.id;
    await house.store.subscriptions.put(
      aSubscription({ id, channel, actors: [], everything: true, minRole: 'denied' }),
    );
  }
  await runPass(house, { signal: AbortSignal.timeout(60_000), all: true });
  for (const [index, { each, at }] of arrivals.entries()) {
    const { feedId, id: guid, title, text, publishedAt } = each.story;
    outlets.publish(feedId, { guid, title, text, date: publishedAt.toUTCString() });
    clock.advance(Math.max(0, at.getTime() - clock.now().getTime()) + 60_000);
    const restart = async (when: number) => {
      if (index % PASSES_A_LIFE !== when) return;
      await house.store.close();
      house = await aHouse([], clock.now, folder, inherited);
    };
    await restart(PASSES_A_LIFE - 1);
    await runPass(house, { signal: AbortSignal.timeout(60_000), all: true });
    await restart(PASSES_A_LIFE / 2);
    await deliverDue(house.store, platform, { clock, onEvent: ({ kind }) => expect.unreachable(kind) });
  }
  const { store } = house;
  const homes = await Promise.all(stories.map(({ story }) => store.incidents.ofStory(storyId(story.feedId, story.id))));
  const incidentOf = new Map(stories.map(({ story }, index) => [story.id, homes[index]?.id ?? 'lost']));
  return { incidentOf, platform, store };
}

/** Nothing stands twice, nothing stands elsewhere than under its own event, and the last word is on the wall. */
async function expectOnceAndInPlace({ platform, store, incidentOf }: Replay): Promise<void> {
  expect(new Set(incidentOf.values())).not.toContain('lost');
  expect(await store.deliveries.undelivered()).toEqual([]);
  for (const channel of CHANNELS.map(channelKey)) {
    const messages = platform.messages().filter((message) => message.channel === channel);
    expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length);
    for (const { thread, key } of messages.filter((message) => message.thread)) {
      const root = messages.find(({ id }) => id === thread);
      expect(incidentIn(key)).toBe(incidentIn(root?.key));
    }
    for (const { key, post } of platform.roots(channel)) {
      const newest = (await store.briefings.revisions(incidentIn(key))).at(-1);
      expect(post.kind === 'briefing' && post.briefing).toEqual(newest);
    }
  }
}

function incidentIn(key = ''): string {
  return key.slice(0, key.indexOf('/'));
}

/** The events that a channel has a message of its own for, one for each message. */
function eventsIn({ platform, incidentOf }: Replay, channel: Channel): readonly string[] {
  return platform.roots(channelKey(channel)).map(({ key }) => {
    const found = stories.find(({ story }) => incidentOf.get(story.id) === incidentIn(key));
    return found?.event ?? 'none';
  });
}

describe('seventy stories on fourteen events, two without an actor, polled and posted over many lives', {
  timeout: 180_000,
}, () => {
  it('give one message an event when they come as they are published', async () => {
    const done = await replay(byArrival(stories, () => 0, 0));
    expect(pairwise(stories, done.incidentOf)).toEqual({ f1: 1, wrong: [] });
    for (const channel of CHANNELS) expect(eventsIn(done, channel).toSorted()).toEqual(events.toSorted());
    await expectOnceAndInPlace(done);
  });

  it.each([1, 2])('give one message an event when they come up to a week late (seed %i)', async (seed) => {
    const done = await replay(byArrival(stories, randomFrom(seed), WEEK_HOURS));
    const { f1, wrong } = pairwise(stories, done.incidentOf);
    expect(wrong).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.95);
    for (const channel of CHANNELS) expect(eventsIn(done, channel).toSorted()).toEqual(events.toSorted());
    await expectOnceAndInPlace(done);
  });

  it('are never joined wrongly, lost or doubled though years come in any order', async () => {
    const done = await replay(byArrival(stories, randomFrom(4), TEN_YEARS_HOURS));
    const { f1, wrong } = pairwise(stories, done.incidentOf);
    expect(wrong).toEqual([]);
    expect(f1).toBeGreaterThanOrEqual(0.9);
    expect(new Set(eventsIn(done, CHANNELS[0] as Channel))).toEqual(new Set(events));
    await expectOnceAndInPlace(done);
  });
});
