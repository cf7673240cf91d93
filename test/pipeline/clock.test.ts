import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/model/delivery.ts';
import { type PassSummary, runPass } from '../../src/pipeline.ts';
import { aClock } from '../support/a-clock.ts';
import { aHouse } from '../support/a-house.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { deliverDue } from '../support/deliver-due.ts';
import { createFakePlatform, type FakeOptions } from '../support/fake-adapter.ts';
import { serveOutlets } from '../support/serve-outlets.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** A house that polls one outlet for a channel that follows everything. */
async function aWatch(start: string, subscription: Partial<Subscription> = {}, options: FakeOptions = {}) {
  const outlets = await serveOutlets(new Map([['wire', 'en']]));
  const clock = aClock(new Date(start));
  const platform = createFakePlatform(options);
  const house = await aHouse(outlets.feeds, clock.now);
  const channel = { adapter: 'fake', id: 'C1' };
  await house.store.subscriptions.put(aSubscription({ channel, actors: [], everything: true, ...subscription }));
  const poll = (): Promise<PassSummary> => runPass(house, { signal: AbortSignal.timeout(60_000) });
  await poll();
  return {
    clock,
    platform,
    store: house.store,
    poll,
    /** A theft of its own in each town. */
    publish: (town: string, date: string | Date = clock.now()) =>
      outlets.publish('wire', {
        guid: town,
        title: `APT28 breached the town hall of ${town}`,
        text: `The hackers of APT28 stole the files of ${town}, its mayor said.`,
        date: typeof date === 'string' ? date : date.toUTCString(),
      }),
    deliver: (postsPerHour = 12) => deliverDue(house.store, platform, { clock, postsPerHour }),
    posted: () => platform.roots().map(({ post }) => towns(post)),
  };
}

function towns(post: unknown): readonly string[] {
  const found = [...JSON.stringify(post).matchAll(/"headline":"[^"]*?(?<town>\w+ville)/g)];
  return found.map(({ groups }) => groups?.town ?? '');
}

describe('a clock that cannot be trusted', () => {
  it('mutes nothing and floods nobody when entries are dated 7630 or 1970', async () => {
    const { clock, publish, poll, deliver, posted, store } = await aWatch('2024-12-24T12:00:00Z');
    publish('Farville', 'Sun, 11 Nov 7630 00:00:00 GMT');
    publish('Oldville', 'Thu, 01 Jan 1970 00:00:00 GMT');
    clock.advance(HOUR);
    await poll();
    await deliver();
    expect(posted().flat().toSorted()).toEqual(['Farville', 'Oldville']);
    for (let hours = 0; hours < 3; hours++) {
      clock.advance(HOUR);
      expect(await poll()).toMatchObject({ feeds: { checked: 1 }, stories: 0 });
    }
    publish('Nowville');
    clock.advance(HOUR);
    await poll();
    await deliver();
    expect(posted().flat()).toHaveLength(3);
    const [{ state } = {}] = await store.feeds.list();
    expect(state?.newestEntryAt?.getTime()).toBeLessThanOrEqual(clock.now().getTime());
  });

  it('goes on at once when it is set back by a day', async () => {
    const { clock, publish, poll, deliver, posted } = await aWatch('2024-12-24T12:00:00Z');
    for (const town of ['Oneville', 'Twoville']) {
      publish(town);
      clock.advance(HOUR / 2);
      await poll();
      await deliver(2);
    }
    clock.advance(-DAY);
    expect(await poll()).toMatchObject({ feeds: { checked: 1 }, stories: 0 });
    publish('Threeville');
    clock.advance(HOUR);
    await poll();
    await deliver(2);
    expect(posted()).toEqual([['Oneville'], ['Twoville'], ['Threeville']]);
  });

  it('lets nothing wait until it has caught up: neither what was never tried nor what failed', async () => {
    const mishap: FakeOptions['mishap'] = ({ number }) => (number === 1 ? { kind: 'unavailable' } : undefined);
    const { clock, publish, poll, deliver, posted } = await aWatch('2024-12-24T12:00:00Z', {}, { mishap });
    publish('Oneville');
    clock.advance(HOUR);
    await poll();
    expect(await deliver()).toEqual({ sent: 0, failed: 1 });
    publish('Twoville');
    clock.advance(HOUR / 2);
    await poll();
    clock.advance(-DAY);
    expect(await deliver()).toEqual({ sent: 2, failed: 0 });
    expect(posted()).toEqual([['Oneville'], ['Twoville']]);
  });

  it('brings a digest once, however the clock is set meanwhile', async () => {
    const { clock, publish, poll, deliver, posted } = await aWatch('2024-12-24T12:00:00Z', { pace: 'daily 09:00' });
    publish('Oneville');
    publish('Twoville');
    clock.advance(HOUR);
    await poll();
    clock.advance(-20 * 365 * DAY);
    await deliver();
    clock.advance(20 * 365 * DAY);
    await deliver();
    expect(posted().map((each) => each.toSorted())).toEqual([['Oneville', 'Twoville']]);
  });

  it.each([
    ['an hour', HOUR],
    ['a day', DAY],
  ])('mutes nothing for longer than the night, though it is set back by %s meanwhile', async (_, back) => {
    const { clock, publish, poll, deliver, posted } = await aWatch('2024-12-24T20:00:00Z', {
      quietHours: '22:00-07:00',
    });
    clock.advance(3 * HOUR);
    for (const town of ['Oneville', 'Twoville']) publish(town);
    await poll();
    await deliver();
    clock.advance(-back);
    const times: string[] = [];
    for (let hours = 0; hours < 36; hours++) {
      const before = posted().length;
      clock.advance(HOUR);
      await poll();
      await deliver();
      if (posted().length > before) times.push(`${posted().length - before} at ${clock.now().getUTCHours()}`);
    }
    expect(posted().flat().toSorted()).toEqual(['Oneville', 'Twoville']);
    expect(times).toEqual(back === HOUR ? ['2 at 7'] : ['2 at 0']);
  });

  it.each([
    // On the last Sunday in March the night has an hour less, on that in October one more.
    ['2025-03-29T12:00:00Z', 5],
    ['2025-10-25T12:00:00Z', 6],
  ])('ends quiet hours by the clock on the wall when summer time begins or ends (%s)', async (start, hourInUtc) => {
    const quiet = { quietHours: '22:00-07:00', timezone: 'Europe/Paris' };
    const { clock, publish, poll, deliver, posted } = await aWatch(start, quiet);
    const times: number[] = [];
    for (let hours = 0; hours < 24; hours++) {
      if (hours === 11) publish('Nightville');
      const before = posted().length;
      clock.advance(HOUR);
      await poll();
      await deliver();
      if (posted().length > before) times.push(clock.now().getUTCHours());
    }
    expect(times).toEqual([hourInUtc]);
  });

  it.each([
    ['daily 09:00', 'AB CD EF GH'],
    // On the last Sunday in March there is no half past two.
    ['daily 02:30', 'AB CD E FG'],
  ])('keeps a digest (%s) to one a day over the change to summer time', async (pace, digests) => {
    const watch = await aWatch('2025-03-28T12:00:00Z', { pace, timezone: 'Europe/Paris' });
    for (let hours = 0; hours < 4 * 24; hours++) {
      if (hours % 12 === 0) watch.publish(`${'ABCDEFGH'.charAt(hours / 12)}ville`);
      watch.clock.advance(HOUR);
      await watch.poll();
      await watch.deliver();
    }
    const posted = watch.posted().map((each) =>
      each
        .map(([initial]) => initial)
        .toSorted()
        .join(''),
    );
    expect(posted.join(' ')).toBe(digests);
  });
});
