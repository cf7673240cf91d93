import { describe, expect, it } from 'vitest';
import type { BriefParts } from '../../src/brief-incident.ts';
import { runPass } from '../../src/pipeline.ts';
import { merge, split } from '../../src/services/regroup.ts';
import { aClock } from '../support/a-clock.ts';
import { aHouse } from '../support/a-house.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { deliverDue } from '../support/deliver-due.ts';
import { createFakePlatform, type FakeOptions } from '../support/fake-adapter.ts';
import { serveOutlets } from '../support/serve-outlets.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const HOUR = 60 * 60_000;
const CHANNEL = { adapter: 'fake', id: 'C1' };

/** A channel that follows everything, and a house that can be left and entered again. */
async function setUp(options: FakeOptions = {}) {
  const outlets = await serveOutlets(new Map([['wire', 'en']]));
  const clock = aClock(new Date('2024-12-24T12:00:00Z'));
  const platform = createFakePlatform(options);
  const folder = temporaryFolder();
  let house = await aHouse(outlets.feeds, clock.now, folder);
  await house.store.subscriptions.put(aSubscription({ channel: CHANNEL, actors: [], everything: true }));
  await runPass(house, { signal: AbortSignal.timeout(60_000) });
  const parts = (): BriefParts => ({ knowledge: house.knowledge(), watch: house.config.watch, now: clock.now() });
  return {
    platform,
    store: () => house.store,
    /** A theft of its own in each town; gives the incident. */
    async tell(town: string): Promise<string> {
      outlets.publish('wire', {
        guid: town,
        title: `APT28 breached the town hall of ${town}`,
        text: `The hackers of APT28 stole the files of ${town}, its mayor said.`,
        date: clock.now().toUTCString(),
      });
      clock.advance(HOUR);
      await runPass(house, { signal: AbortSignal.timeout(60_000) });
      const [newest] = await house.store.briefings.latest({ limit: 1 });
      return newest?.incidentId ?? 'none';
    },
    deliver: () => deliverDue(house.store, platform, { clock }),
    merge: (from: string, into: string) => merge(house.store, from, into, parts()),
    async split(incidentId: string, story: number): Promise<string> {
      const incident = await house.store.incidents.get(incidentId);
      return split(house.store, incidentId, incident?.storyIds[story] ?? 'none', parts());
    },
    async restart(): Promise<void> {
      await house.close();
      house = await aHouse([], clock.now, folder);
    },
    /** What each message of the channel shows, and what hangs under it. */
    shown: () =>
      platform.messages().map(({ post, thread }) => {
        const words = post.kind === 'briefing' ? post.briefing.headline : JSON.stringify(post);
        return `${thread === undefined ? '' : '> '}${words}`;
      }),
  };
}

describe('two incidents made one', () => {
  it('leave a message that says in its place where the event is told now', async () => {
    const { tell, deliver, merge, restart, shown, store } = await setUp();
    const [one, two] = [await tell('Oneville'), await tell('Twoville')];
    await deliver();
    expect(shown()).toHaveLength(2);
    await merge(one, two);
    await restart();
    await deliver();
    const kept = (await store().briefings.revisions(two)).at(-1);
    expect(shown()[0]).toContain(`and “${kept?.headline}” are one event`);
    expect(shown()[0]).toContain(`"command":"show ${two}"`);
    expect(shown()[1]).toBe(kept?.headline);
    expect(await deliver()).toEqual({ sent: 0, failed: 0 });
    expect(await store().deliveries.undelivered()).toEqual([]);
  });

  it('leave a line under the message where messages cannot be changed', async () => {
    const { tell, deliver, merge, shown } = await setUp({ capabilities: { threads: true } });
    const [one, two] = [await tell('Oneville'), await tell('Twoville')];
    await deliver();
    await merge(one, two);
    await deliver();
    expect(shown()[0]).toContain('Oneville');
    expect(shown().filter((line) => line.startsWith('> ') && line.includes('are one event'))).toHaveLength(1);
  });

  it('are posted as one when neither was posted yet', async () => {
    const { tell, deliver, merge, shown, platform } = await setUp();
    const [one, two] = [await tell('Oneville'), await tell('Twoville')];
    await merge(one, two);
    await deliver();
    expect(platform.roots()).toHaveLength(1);
    expect(shown().join()).not.toContain('are one event');
  });

  it('leave no message alone whose answer was lost', async () => {
    const { tell, deliver, merge, shown, platform } = await setUp({
      mishap: ({ number }) => (number === 1 ? { kind: 'answer-lost' } : undefined),
    });
    const [one, two] = [await tell('Oneville'), await tell('Twoville')];
    await deliver();
    await merge(one, two);
    for (let tries = 0; tries < 3; tries += 1) {
      await tell(`Later${tries}ville`);
      await deliver();
    }
    expect(shown()[0]).toContain('are one event');
    expect(platform.roots()).toHaveLength(5);
  });

  it('come back each in its own message when they are taken apart', async () => {
    const { tell, deliver, merge, split, shown, platform } = await setUp();
    const [one, two] = [await tell('Oneville'), await tell('Twoville')];
    await deliver();
    await merge(one, two);
    await deliver();
    const again = await split(two, 1);
    await deliver();
    expect(again).toBe(one);
    expect(platform.roots()).toHaveLength(2);
    expect(shown().slice(0, 2)).toEqual([expect.stringContaining('Oneville'), expect.stringContaining('Twoville')]);
    expect(shown()[0]).not.toContain('are one event');
  });
});

describe('a story taken out', () => {
  it('gets a message of its own, and the old one is written anew', async () => {
    const { tell, deliver, merge, split, platform, store } = await setUp();
    const [one, two] = [await tell('Oneville'), await tell('Twoville')];
    await merge(one, two);
    await deliver();
    expect(platform.roots()).toHaveLength(1);
    const created = await split(two, 0);
    await deliver();
    const incidents = platform
      .roots()
      .map(({ post }) => (post.kind === 'briefing' ? post.briefing.incidentId : 'none'));
    expect(incidents).toEqual([two, created]);
    const [root] = platform.roots();
    const newest = (await store().briefings.revisions(two)).at(-1);
    expect(root?.post.kind === 'briefing' && root.post.briefing).toEqual(newest);
  });
});
