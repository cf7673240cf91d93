import { EventEmitter, once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Deliverer, type DeliveryEvent } from '../../src/delivery/deliver.ts';
import type { Outbox } from '../../src/delivery/outbox.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { Delivery } from '../../src/model/delivery.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aClock } from '../support/a-clock.ts';
import { createFakePlatform, type FakeOptions, type Mishap } from '../support/fake-adapter.ts';

const START = new Date('2024-12-24T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function setUp(options: FakeOptions & { postsPerHour?: number; outbox?: (of: Outbox) => Outbox } = {}) {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  const clock = aClock(START);
  const platform = createFakePlatform(options);
  const events: DeliveryEvent[] = [];
  const start = () =>
    new Deliverer({
      outbox: options.outbox?.(store.deliveries) ?? store.deliveries,
      briefings: store.briefings,
      adapters: new Map([['fake', platform.adapter]]),
      whatChanged: (before, after) => (before.headline === after.headline ? [] : [`now: ${after.headline}`]),
      postsPerHour: options.postsPerHour ?? 100,
      clock,
      owner: 'test',
      random: () => 1,
      onEvent: (event) => void events.push(event),
    });
  async function owe(
    incidentId: string,
    revision: number,
    change: Partial<Briefing> = {},
    more: Partial<Delivery> = {},
  ) {
    const id = `${incidentId}-${revision}`;
    const channel = more.channel ?? { adapter: 'fake', id: 'C1' };
    const briefing = aBriefing({ id, incidentId, revision, headline: `${incidentId} rev ${revision}`, ...change });
    await store.briefings.put(briefing);
    await store.deliveries.put([
      {
        key: `${incidentId}/${revision}@${channel.adapter}:${channel.id}`,
        channel,
        incidentId,
        briefingId: id,
        revision,
        reason: 'because',
        state: 'due',
        attempts: 0,
        nextTryAt: clock.now(),
        ...more,
      },
    ]);
  }
  const headlines = () =>
    platform.roots().map(({ post }) => (post.kind === 'briefing' ? post.briefing.headline : `${post.kind}`));
  return { store, clock, platform, events, start, owe, headlines, deliverer: start() };
}

function onCall(number: number, mishap: Mishap): FakeOptions {
  return { mishap: (call) => (call.number === number ? mishap : undefined) };
}

describe('delivering', () => {
  it('posts each briefing once, with its reason', async () => {
    const { owe, deliverer, platform, store } = await setUp();
    await owe('one', 1);
    await owe('two', 1);
    expect(await deliverer.drain(0)).toEqual({ sent: 2, failed: 0 });
    expect(await deliverer.drain(0)).toEqual({ sent: 0, failed: 0 });
    expect(platform.roots().map(({ post }) => post)).toMatchObject([{ reason: 'because' }, { reason: 'because' }]);
    expect(await store.deliveries.counts()).toMatchObject({ sent: 2, due: 0 });
  });

  it('changes the posted message and tells its thread what changed', async () => {
    const { owe, deliverer, platform, headlines } = await setUp();
    await owe('one', 1);
    await deliverer.drain(0);
    await owe('one', 2);
    await deliverer.drain(0);
    expect(headlines()).toEqual(['one rev 2']);
    const [root, reply] = platform.messages();
    expect(root?.edits).toBe(1);
    expect(reply).toMatchObject({
      thread: root?.id,
      post: { parts: [{ text: 'What changed (rev 2): now: one rev 2' }] },
    });
  });

  it('says nothing in the thread when nothing that matters changed', async () => {
    const { owe, deliverer, platform } = await setUp();
    await owe('one', 1, { headline: 'same' });
    await deliverer.drain(0);
    await owe('one', 2, { headline: 'same' });
    await deliverer.drain(0);
    expect(platform.messages()).toHaveLength(1);
  });

  it('tells changes since what the channel saw, not since the revision before', async () => {
    const { owe, deliverer, platform, store } = await setUp();
    await owe('one', 1, { headline: 'A' });
    await deliverer.drain(0);
    await store.briefings.put(aBriefing({ id: 'one-2', incidentId: 'one', revision: 2, headline: 'B' }));
    await owe('one', 3, { headline: 'A' });
    await deliverer.drain(0);
    expect(platform.messages()).toHaveLength(1);
  });

  it('shows the newest of revisions that nobody has seen, and in its thread what changed since the first', async () => {
    const { owe, deliverer, headlines, platform, store } = await setUp();
    for (const revision of [1, 2, 3]) await owe('one', revision);
    await deliverer.drain(0);
    expect(headlines()).toEqual(['one rev 3']);
    expect(platform.calls.map(({ what }) => what)).toEqual(['post', 'edit', 'post']);
    expect(platform.messages()[1]?.post).toMatchObject({ parts: [{ text: 'What changed (rev 3): now: one rev 3' }] });
    expect(await store.deliveries.counts()).toMatchObject({ sent: 2, superseded: 1 });
  });

  it.each([{ threads: true }, { edit: true }])(
    'posts only the newest of them where it has only %o',
    async (capabilities) => {
      const { owe, deliverer, headlines, store } = await setUp({ capabilities });
      await owe('one', 1);
      await owe('one', 2);
      await deliverer.drain(0);
      expect(headlines()).toEqual(['one rev 2']);
      expect(await store.deliveries.counts()).toMatchObject({ sent: 1, superseded: 1 });
    },
  );

  it.each([
    ['the thread', { threads: true }, 'What changed (rev 2): now: one rev 2'],
    ['the channel', {}, 'one rev 2. What changed (rev 2): now: one rev 2'],
  ])('tells %s what changed where messages cannot be changed', async (_, capabilities, words) => {
    const { owe, deliverer, platform } = await setUp({ capabilities });
    await owe('one', 1);
    await deliverer.drain(0);
    await owe('one', 2);
    await deliverer.drain(0);
    const [root, update] = platform.messages();
    expect(update?.thread).toBe('threads' in capabilities ? root?.id : undefined);
    expect(update?.post).toMatchObject({
      kind: 'reply',
      parts: [{ kind: 'text', text: words }, ...('threads' in capabilities ? [] : [{ kind: 'choices' }])],
    });
  });

  it('gives programs each revision whole', async () => {
    const { owe, deliverer, platform } = await setUp({ capabilities: { oneWay: true } });
    await owe('one', 1);
    await deliverer.drain(0);
    await owe('one', 2);
    await deliverer.drain(0);
    expect(platform.messages().map(({ post }) => post)).toMatchObject([
      { kind: 'briefing', briefing: { revision: 1 } },
      { kind: 'briefing', briefing: { revision: 2 } },
    ]);
  });

  it('keeps the pace of the adapter, channel by channel', async () => {
    const { owe, deliverer, clock, platform } = await setUp({ perChannelMs: 1000 });
    for (const name of ['one', 'two', 'three']) await owe(name, 1);
    await owe('one', 1, {}, { channel: { adapter: 'fake', id: 'C2' } });
    await deliverer.drain(MINUTE);
    expect(platform.roots()).toHaveLength(4);
    expect(clock.now().getTime() - START.getTime()).toBeGreaterThanOrEqual(2000);
    expect(clock.now().getTime() - START.getTime()).toBeLessThan(2100);
  });

  it('counts the pause between two posts to a channel from the start of the first', async () => {
    const { owe, deliverer, clock, platform } = await setUp({
      perChannelMs: 1000,
      mishap: () => void clock.advance(400),
    });
    await owe('one', 1);
    await owe('two', 1);
    await deliverer.drain(MINUTE);
    expect(platform.roots()).toHaveLength(2);
    expect(clock.now().getTime() - START.getTime()).toBeLessThan(1500);
  });

  it('needs no patience for a channel that became free while it looked for more', async () => {
    const { owe, deliverer, clock } = await setUp({ outbox: slowToClaim });
    await owe('one', 1);
    await owe('two', 1);
    function slowToClaim(outbox: Outbox): Outbox {
      const calls = new EventEmitter();
      const settled = once(calls, 'settled');
      let claims = 0;
      return {
        ...outbox,
        settle: (...outcome) => outbox.settle(...outcome).finally(() => calls.emit('settled')),
        claimDue: async (claim) => {
          claims += 1;
          if (claims === 1) clock.advance(10);
          if (claims === 2) await settled;
          return outbox.claimDue(claims === 2 ? { ...claim, now: START } : claim);
        },
      };
    }
    expect(await deliverer.drain(0)).toEqual({ sent: 2, failed: 0 });
  });

  it('waits as long as the platform asks, and not longer', async () => {
    const { owe, deliverer, clock, platform, store } = await setUp(
      onCall(1, { kind: 'rate-limited', retryAfterMs: 90_000 }),
    );
    await owe('one', 1);
    await owe('two', 1);
    expect(await deliverer.drain(MINUTE)).toEqual({ sent: 0, failed: 1 });
    expect(await store.deliveries.undelivered()).toMatchObject([{ lastFailure: 'rate-limited', attempts: 0 }, {}]);
    await deliverer.drain(2 * MINUTE);
    expect(platform.roots()).toHaveLength(2);
    expect(clock.now().getTime() - START.getTime()).toBeLessThan(91_000);
  });

  it('tries again, less and less often, when the platform is away', async () => {
    const times: number[] = [];
    const { owe, deliverer, clock, platform } = await setUp({
      mishap: () => {
        times.push(clock.now().getTime() - START.getTime());
        return times.length < 4 ? { kind: 'unavailable' } : undefined;
      },
      capabilities: { edit: true },
    });
    await owe('one', 1);
    await deliverer.drain(DAY);
    expect(platform.roots()).toHaveLength(1);
    expect(times.map((time) => Math.round(time / 1000))).toEqual([0, 15, 45, 105]);
  });

  it('waits for a platform that is away for a whole day, and loses nothing', async () => {
    const { owe, deliverer, clock, platform, store } = await setUp({
      mishap: () => (clock.now().getTime() - START.getTime() < DAY ? { kind: 'unavailable' } : undefined),
    });
    for (const incident of ['one', 'two', 'three']) await owe(incident, 1);
    for (let next: Date | undefined = START; next; next = await store.deliveries.nextDueAt(['fake'])) {
      clock.advance(Math.max(1, next.getTime() - clock.now().getTime()));
      await deliverer.drain(0);
    }
    expect(platform.roots()).toHaveLength(3);
    expect(await store.deliveries.undelivered()).toEqual([]);
  });

  it('looks a post up whose answer got lost instead of posting it twice', async () => {
    const { owe, deliverer, platform, store, events } = await setUp(onCall(1, { kind: 'answer-lost' }));
    await owe('one', 1);
    await deliverer.drain(MINUTE);
    expect(platform.roots()).toHaveLength(1);
    expect(await store.deliveries.thread('one', { adapter: 'fake', id: 'C1' })).toMatchObject({ root: { id: 'm1' } });
    expect(events.map(({ kind }) => kind)).toEqual(['failed']);
  });

  it('looks it up even when that fails at first', async () => {
    const mishaps: readonly Mishap[] = [{ kind: 'answer-lost' }, { kind: 'rate-limited', retryAfterMs: 1000 }];
    const { owe, deliverer, platform } = await setUp({ mishap: ({ number }) => mishaps[number - 1] });
    await owe('one', 1);
    await deliverer.drain(MINUTE);
    expect(platform.roots()).toHaveLength(1);
  });

  it('does not repeat the note in the thread when its answer got lost', async () => {
    const { owe, deliverer, platform } = await setUp(onCall(3, { kind: 'answer-lost' }));
    await owe('one', 1);
    await deliverer.drain(0);
    await owe('one', 2);
    await deliverer.drain(MINUTE);
    expect(platform.messages()).toHaveLength(2);
  });

  it('counts a possible duplicate where the platform cannot be asked', async () => {
    const { owe, deliverer, platform, events } = await setUp({
      ...onCall(1, { kind: 'answer-lost' }),
      capabilities: { edit: true },
    });
    await owe('one', 1);
    await deliverer.drain(MINUTE);
    expect(platform.roots()).toHaveLength(2);
    expect(events.filter(({ kind }) => kind === 'possible-duplicate')).toHaveLength(1);
  });

  it('finds its feet after the process died between the post and the note of it', async () => {
    const { owe, start, platform, clock, store } = await setUp();
    await owe('one', 1);
    const [claimed] = await store.deliveries.claimDue({
      now: clock.now(),
      owner: 'dead',
      leaseMs: MINUTE,
      limit: 1,
      adapters: ['fake'],
    });
    const briefing = await store.briefings.get('one-1');
    if (!claimed || !briefing) throw new Error('nothing was claimed');
    await platform.adapter.post(
      { channel: claimed.channel },
      { kind: 'briefing', briefing, reason: 'because', deliveryKey: claimed.key },
    );
    await start().drain(2 * MINUTE);
    expect(platform.roots()).toHaveLength(1);
    expect(await store.deliveries.counts()).toMatchObject({ sent: 1 });
  });

  it('finds the message of a revision that was given up, though only the next one asks for it', async () => {
    const mishaps: readonly Mishap[] = [{ kind: 'answer-lost' }, ...Array(3).fill({ kind: 'rejected', reason: 'odd' })];
    const { owe, deliverer, headlines, store, clock } = await setUp({ mishap: ({ number }) => mishaps[number - 1] });
    await owe('one', 1);
    await deliverer.drain(DAY);
    expect(await store.deliveries.counts()).toMatchObject({ parked: 1 });
    await owe('one', 2);
    await deliverer.drain(DAY);
    await store.deliveries.retry(clock.now());
    await deliverer.drain(DAY);
    expect(headlines()).toEqual(['one rev 2']);
    expect(await store.deliveries.counts()).toMatchObject({ sent: 2, parked: 0, due: 0 });
  });

  it('never puts an old revision in the place of a newer one, whoever says retry', async () => {
    const { owe, deliverer, headlines, store, clock } = await setUp({
      mishap: ({ number }) => (number <= 3 ? { kind: 'rejected', reason: 'odd' } : undefined),
    });
    await owe('one', 1);
    await deliverer.drain(DAY);
    await owe('one', 2);
    await deliverer.drain(DAY);
    await store.deliveries.retry(clock.now());
    await deliverer.drain(DAY);
    expect(headlines()).toEqual(['one rev 2']);
    expect(await store.deliveries.counts()).toMatchObject({ sent: 1, superseded: 1 });
  });

  it.each(['unauthorized', 'channel-gone'] as const)('parks the channel and says so once: %s', async (kind) => {
    const { owe, deliverer, platform, events, store, clock } = await setUp(onCall(1, { kind }));
    await owe('one', 1);
    await owe('two', 1);
    await deliverer.drain(DAY);
    expect(platform.calls).toHaveLength(1);
    expect(events.filter((event) => event.kind === 'parked-channel')).toMatchObject([{ parked: { reason: kind } }]);
    expect((await store.deliveries.undelivered()).map(({ state }) => state)).toEqual(['parked', 'due']);
    await store.deliveries.retry(clock.now());
    await deliverer.drain(DAY);
    expect(platform.roots()).toHaveLength(2);
  });

  it('parks a post that the platform refuses again and again, and lets others pass', async () => {
    const { owe, deliverer, headlines, events } = await setUp({
      mishap: ({ key }) => (key?.startsWith('bad/') ? { kind: 'rejected', reason: 'invalid_blocks' } : undefined),
    });
    await owe('bad', 1);
    await owe('good', 1);
    await deliverer.drain(DAY);
    expect(headlines()).toEqual(['good rev 1']);
    expect(events.filter(({ kind }) => kind === 'failed')).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({
      kind: 'parked-delivery',
      delivery: { lastFailure: 'rejected: invalid_blocks' },
    });
  });

  it('leaves channels alone whose adapter it does not have', async () => {
    const { owe, deliverer, store } = await setUp();
    await owe('one', 1, {}, { channel: { adapter: 'slack', id: 'C9' } });
    expect(await deliverer.drain(0)).toEqual({ sent: 0, failed: 0 });
    expect(await store.deliveries.counts()).toMatchObject({ due: 1 });
  });

  it('makes one digest of what goes beyond the noise budget, but never holds back what is critical', async () => {
    const { owe, deliverer, headlines, platform, clock } = await setUp({ postsPerHour: 2 });
    const calm = { priority: { level: 'medium' as const, reasons: [] } };
    for (const name of ['a', 'b', 'c', 'd', 'e']) await owe(name, 1, calm);
    await owe('alarm', 1, { priority: { level: 'critical', reasons: [] } });
    await deliverer.drain(10 * MINUTE);
    expect(headlines()).toEqual(['a rev 1', 'b rev 1', 'alarm rev 1']);
    clock.advance(60 * MINUTE);
    await deliverer.drain(0);
    expect(platform.roots().at(-1)?.post).toMatchObject({
      kind: 'digest',
      title: '3 briefings in one post: this channel had 2 within an hour',
    });
  });

  it('puts all that a digest is owed into one post, each incident once', async () => {
    const { owe, deliverer, platform, store, clock } = await setUp(onCall(1, { kind: 'answer-lost' }));
    const digest = { digest: 'daily/2024-12-25@fake:C1', nextTryAt: new Date(START.getTime() + 60 * MINUTE) };
    await owe('one', 1, {}, digest);
    await owe('two', 1, {}, digest);
    await owe('one', 2, {}, digest);
    await deliverer.drain(0);
    expect(platform.messages()).toHaveLength(0);
    clock.advance(60 * MINUTE);
    await deliverer.drain(MINUTE);
    expect(platform.messages()).toHaveLength(1);
    expect(platform.messages()[0]?.post).toMatchObject({
      title: 'Today: 2 briefings',
      briefings: [{ headline: 'one rev 2' }, { headline: 'two rev 1' }],
    });
    expect(await store.deliveries.counts()).toMatchObject({ sent: 2, superseded: 1, due: 0 });
  });

  it('stops after the posts in hand, as often as it is told', async () => {
    const { owe, deliverer, platform } = await setUp({ perChannelMs: 1000 });
    await owe('one', 1);
    await owe('two', 1);
    const draining = deliverer.drain(Number.POSITIVE_INFINITY);
    await Promise.all([deliverer.stop(), deliverer.stop()]);
    await draining;
    expect(platform.roots().length).toBeLessThan(2);
    await deliverer.stop();
  });

  it('waits as long as the most patient of those who joined', async () => {
    const { owe, deliverer, platform } = await setUp({ perChannelMs: 1000 });
    await owe('one', 1);
    await owe('two', 1);
    await Promise.all([deliverer.drain(0), deliverer.drain(MINUTE)]);
    expect(platform.roots()).toHaveLength(2);
  });

  it('says when the store fails, and works again when that is over', async () => {
    const { owe, store, platform, clock } = await setUp();
    await owe('one', 1);
    let broken = true;
    const claimDue: typeof store.deliveries.claimDue = (claim) =>
      broken ? Promise.reject(new Error('disk full')) : store.deliveries.claimDue(claim);
    const deliverer = new Deliverer({
      outbox: { ...store.deliveries, claimDue },
      briefings: store.briefings,
      adapters: new Map([['fake', platform.adapter]]),
      whatChanged: () => [],
      postsPerHour: 100,
      clock,
      owner: 'test',
      random: () => 1,
      onEvent: () => {},
    });
    await expect(deliverer.drain(0)).rejects.toThrow('disk full');
    broken = false;
    expect(await deliverer.drain(0)).toEqual({ sent: 1, failed: 0 });
  });

  it('joins a second call to the first', async () => {
    const { owe, deliverer, platform } = await setUp();
    await owe('one', 1);
    const [first, second] = [deliverer.drain(0), deliverer.drain(0)];
    expect(await first).toEqual(await second);
    expect(platform.roots()).toHaveLength(1);
  });
});
