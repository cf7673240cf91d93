import { beforeEach, describe, expect, it } from 'vitest';
import type { Channel, Delivery } from '../../src/model/delivery.ts';
import type { Store } from '../../src/store/store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aFrenchStory, aStory } from '../support/a-story.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { anIncident } from '../support/an-incident.ts';
import { noFindings } from '../support/no-findings.ts';

const NOW = new Date('2024-12-24T12:00:00.000Z');
const MINUTE = 60_000;

function later(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}

/** What every database behind the store promises. `open` gives an empty store; the suite closes it. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      const opened = await open();
      store = opened;
      return () => opened.close();
    });

    describe('feeds', () => {
      const wire = {
        id: 'wire',
        url: 'https://wire.example/feed',
        name: 'Wire',
        language: 'en',
        reliability: 'B',
      } as const;
      const lab = { ...wire, id: 'lab', url: 'https://lab.example/feed', everyMs: 900_000 };
      const state = { feedId: 'wire', nextCheckAt: later(MINUTE), etag: '"1"', newestEntryAt: NOW, failures: 0 };
      const claim = { owner: 'one', leaseMs: MINUTE, limit: 10 };

      it('come back as they were put, their state kept through a change', async () => {
        await store.feeds.put(wire);
        await store.feeds.saveState(state);
        await store.feeds.put({ ...wire, name: 'The Wire' });
        expect(await store.feeds.list()).toEqual([{ feed: { ...wire, name: 'The Wire' }, state }]);
      });

      it('are claimed when due, never-read ones first, by one owner at a time', async () => {
        await store.feeds.put(wire);
        await store.feeds.put(lab);
        await store.feeds.saveState({ ...state, nextCheckAt: NOW });
        const taken = await store.feeds.claimDue({ ...claim, now: NOW });
        expect(taken.map(({ feed }) => feed.id)).toEqual(['lab', 'wire']);
        expect(await store.feeds.claimDue({ ...claim, owner: 'two', now: later(MINUTE - 1) })).toEqual([]);
        expect(await store.feeds.claimDue({ ...claim, owner: 'two', now: later(MINUTE) })).toHaveLength(2);
      });

      it('come again at once to the owner whose last pass over them failed', async () => {
        await store.feeds.put(wire);
        await store.feeds.claimDue({ ...claim, now: NOW });
        expect(await store.feeds.claimDue({ ...claim, now: NOW })).toHaveLength(1);
      });

      it('stay with an owner that says in time that it lives, and with no other', async () => {
        await store.feeds.put(wire);
        await store.feeds.claimDue({ ...claim, now: NOW });
        await store.feeds.renew({ owner: 'one', leaseMs: MINUTE, now: later(MINUTE - 1) });
        expect(await store.feeds.claimDue({ ...claim, owner: 'two', now: later(MINUTE) })).toEqual([]);
        await store.feeds.renew({ owner: 'one', leaseMs: MINUTE, now: later(3 * MINUTE) });
        expect(await store.feeds.claimDue({ ...claim, owner: 'two', now: later(3 * MINUTE) })).toHaveLength(1);
      });

      it('are left alone until their time has come, unless all are asked for', async () => {
        await store.feeds.put(wire);
        await store.feeds.saveState(state);
        expect(await store.feeds.claimDue({ ...claim, now: NOW })).toEqual([]);
        expect(await store.feeds.claimDue({ ...claim, now: NOW, all: true })).toHaveLength(1);
      });

      it('are not forgotten when the clock is set back', async () => {
        await store.feeds.put(wire);
        await store.feeds.saveState({
          ...state,
          lastCheckedAt: later(1000 * MINUTE),
          nextCheckAt: later(1015 * MINUTE),
        });
        expect(await store.feeds.claimDue({ ...claim, now: NOW })).toHaveLength(1);
        expect(await store.feeds.claimDue({ ...claim, now: later(-1000 * MINUTE) })).toHaveLength(1);
      });

      it('can be removed once', async () => {
        await store.feeds.put(wire);
        expect(await store.feeds.remove('wire')).toBe(true);
        expect(await store.feeds.remove('wire')).toBe(false);
      });
    });

    describe('stories', () => {
      const record = { story: aStory(), findings: noFindings('story-wire'), incidentId: 'inc-1' };
      const french = { story: aFrenchStory(), findings: noFindings('story-depeche') };

      it('come back as they were put, in the order asked for', async () => {
        await store.stories.put([record, french]);
        expect(await store.stories.byIds(['story-depeche', 'nobody', 'story-wire'])).toEqual([french, record]);
        expect(await store.stories.count()).toBe(2);
      });

      it('are unseen when new or edited', async () => {
        await store.stories.put([record]);
        const edited = aStory({ fingerprint: 'edited' });
        expect(await store.stories.unseen([aStory(), aFrenchStory()])).toEqual([aFrenchStory()]);
        expect(await store.stories.unseen([edited])).toEqual([edited]);
      });

      it.each([
        ['accents and case fold', 'DEPECHE vole', { title: 'Une dépêche volé' }],
        ['Japanese is found by a part of it', '攻撃', { title: '取引所への攻撃が確認された' }],
        ['marks of the query language are words to us', 'AND "dmm* NEAR(', { title: 'near dmm and far' }],
      ])('are found by their words: %s', async (_, words, fields) => {
        await store.stories.put([
          { story: aStory({ id: 'it', text: '', ...fields }), findings: noFindings('it') },
          french,
        ]);
        expect((await store.stories.search(words, 5)).map(({ story }) => story.id)).toEqual(['it']);
      });

      it('are no longer found by words that an edit took away', async () => {
        await store.stories.put([record]);
        await store.stories.put([{ ...record, story: aStory({ title: 'Withdrawn', text: '' }) }]);
        expect(await store.stories.search('TraderTraitor', 5)).toEqual([]);
        expect(await store.stories.search('withdrawn', 5)).toHaveLength(1);
      });

      it('lead to their incidents by full-text search', async () => {
        await store.stories.put([{ story: aStory(), findings: noFindings(aStory().id), incidentId: 'inc-1' }]);
        expect(await store.stories.incidentsOf('ginco', 9)).toEqual(['inc-1']);
        expect(await store.stories.incidentsOf('unheard', 9)).toEqual([]);
      });

      it('are not found by nothing', async () => {
        await store.stories.put([record]);
        expect(await store.stories.search(' ?! ', 5)).toEqual([]);
      });
    });

    describe('incidents', () => {
      const candidates = (...keys: readonly string[]) =>
        store.incidents.candidates([{ keys, since: later(-MINUTE), until: NOW }]);

      it('are candidates when they share a key and are recent enough, rare keys first', async () => {
        const theft = anIncident({ id: 'theft', keys: ['victim:dmm bitcoin', 'actor:tradertraitor'] });
        const other = anIncident({ id: 'other', keys: ['actor:tradertraitor'] });
        const old = anIncident({ id: 'old', keys: ['actor:tradertraitor'], updatedAt: later(-1000 * MINUTE) });
        for (const incident of [theft, other, old]) await store.incidents.put(incident);
        const { incidents, frequency } = await candidates(
          'victim:dmm bitcoin',
          'actor:tradertraitor',
          'cve:CVE-2024-1',
        );
        expect(incidents).toEqual([theft, other]);
        expect(Object.fromEntries(frequency)).toEqual({
          'victim:dmm bitcoin': 1,
          'actor:tradertraitor': 3,
          'cve:CVE-2024-1': 0,
        });
      });

      it('are found by the keys of their last version only', async () => {
        await store.incidents.put(anIncident({ keys: ['victim:one', 'victim:two'] }));
        await store.incidents.put(anIncident({ keys: ['victim:two', 'victim:three'], storyIds: ['a', 'b'] }));
        const found = async (key: string) => (await candidates(key)).incidents.length;
        expect([await found('victim:one'), await found('victim:two'), await found('victim:three')]).toEqual([0, 1, 1]);
        expect((await store.incidents.get(anIncident().id))?.storyIds).toEqual(['a', 'b']);
      });

      it('are found in their own time, however long ago, and once told of anew in the present', async () => {
        const year = 365 * 24 * 60 * MINUTE;
        const incident = anIncident({ keys: ['subject:one'], updatedAt: later(-3 * year) });
        const foundIn = async (years: number) => {
          const [since, until] = [later(years * year - MINUTE), later(years * year)];
          return (await store.incidents.candidates([{ keys: ['subject:one'], since, until }])).incidents.length;
        };
        await store.incidents.put(incident);
        expect([await foundIn(-3), await foundIn(0)]).toEqual([1, 0]);
        await store.incidents.put({ ...incident, updatedAt: NOW });
        expect([await foundIn(-3), await foundIn(0)]).toEqual([0, 1]);
      });

      it('are few, however common a key is', async () => {
        for (let n = 0; n < 60; n++) await store.incidents.put(anIncident({ id: `inc-${n}`, keys: ['actor:busy'] }));
        const { incidents, frequency } = await candidates('actor:busy');
        expect(incidents).toHaveLength(6);
        expect(frequency.get('actor:busy')).toBe(16);
      });

      it('are not found by keys that only tell them apart', async () => {
        await store.incidents.put(anIncident({ keys: ['~actor:apt28', 'subject:one'] }));
        expect(await candidates('~actor:apt28')).toMatchObject({ incidents: [] });
        expect((await candidates('subject:one')).incidents).toHaveLength(1);
      });

      it('are known by their stories', async () => {
        const incident = anIncident();
        await store.incidents.put(incident);
        await store.stories.put([{ story: aStory(), findings: noFindings('story-wire'), incidentId: incident.id }]);
        expect(await store.incidents.ofStory('story-wire')).toEqual(incident);
        expect(await store.incidents.ofStory('nobody')).toBeUndefined();
      });

      it('leave the lists when they are merged away', async () => {
        await store.briefings.put(aBriefing({ id: 'b1', incidentId: 'inc-1' }));
        await store.incidents.put(anIncident({ id: 'inc-1', storyIds: [], keys: [], mergedInto: 'inc-2' }));
        expect(await store.briefings.latest({ limit: 9 })).toEqual([]);
        expect(await store.briefings.revisions('inc-1')).toHaveLength(1);
      });

      it('that share nothing are none', async () => {
        expect((await candidates()).incidents).toEqual([]);
        expect(await store.incidents.get('nobody')).toBeUndefined();
      });
    });

    describe('briefings', () => {
      const first = aBriefing({ id: 'b1', incidentId: 'inc-1', revision: 1, createdAt: NOW.toISOString() });
      const second = { ...first, id: 'b2', revision: 2, createdAt: later(MINUTE).toISOString() };
      const other = aBriefing({
        id: 'b3',
        incidentId: 'inc-2',
        revision: 1,
        createdAt: later(1).toISOString(),
        actors: [],
      });

      it('are listed by their newest revision, newest first', async () => {
        for (const briefing of [first, other, second]) await store.briefings.put(briefing);
        expect((await store.briefings.latest({ limit: 9 })).map(({ id }) => id)).toEqual(['b2', 'b3']);
        expect((await store.briefings.latest({ limit: 9, before: later(2) })).map(({ id }) => id)).toEqual(['b3']);
        expect((await store.briefings.latest({ limit: 9, after: second })).map(({ id }) => id)).toEqual(['b3']);
        expect(await store.briefings.latest({ limit: 9, after: other })).toEqual([]);
        expect((await store.briefings.latest({ limit: 9, actorIds: ['tradertraitor'] })).map(({ id }) => id)).toEqual([
          'b2',
        ]);
        expect(await store.briefings.latest({ limit: 9, actorIds: [] })).toEqual([]);
      });

      it('are filtered by what one actor is, by techniques and by time, whole or in short', async () => {
        for (const briefing of [first, other, second]) await store.briefings.put(briefing);
        for (const [filter, ids] of [
          [{ country: 'KP', role: 'attributed' }, ['b2']],
          [{ country: 'KP', role: 'mentioned' }, []],
          [{ actorIds: ['dark-angels'], role: 'mentioned' }, ['b2']],
          [{ role: 'denied' }, []],
          [{ technique: 'T1566' }, ['b2', 'b3']],
          [{ technique: 'T1105' }, []],
          [{ incidentIds: ['inc-2'] }, ['b3']],
          [{ incidentIds: [] }, []],
          [{ since: later(2) }, ['b2']],
        ] as const) {
          const found = await store.briefings.latest({ ...filter, limit: 9 });
          expect([filter, found.map(({ id }) => id)]).toEqual([filter, ids]);
          const outlines = await store.briefings.outlines({ ...filter, limit: 9 });
          expect(outlines.map(({ id }) => id)).toEqual(ids);
        }
        const [outline] = await store.briefings.outlines({ limit: 1 });
        expect(outline).toMatchObject({
          headline: second.headline,
          level: 'high',
          techniques: expect.arrayContaining(['T1539']),
        });
        expect(outline?.losses).not.toContainEqual({ amount: 75_000_000, unit: 'USD' });
      });

      it('are found by what they say now when they are written again', async () => {
        await store.briefings.put(first);
        await store.briefings.put({ ...first, actors: [], techniques: [] });
        expect(await store.briefings.latest({ limit: 9, role: 'attributed' })).toEqual([]);
        expect(await store.briefings.latest({ limit: 9, technique: 'T1566' })).toEqual([]);
      });

      it('are not hidden by an earlier revision that was completed late', async () => {
        for (const briefing of [first, second, first]) await store.briefings.put(briefing);
        expect((await store.briefings.latest({ limit: 9 })).map(({ id }) => id)).toEqual(['b2']);
      });

      it('keep all their revisions', async () => {
        for (const briefing of [first, second]) await store.briefings.put(briefing);
        expect(await store.briefings.revisions('inc-1')).toEqual([first, second]);
        expect(await store.briefings.get('b1')).toEqual(first);
        expect(await store.briefings.get('nothing')).toBeUndefined();
      });
    });

    describe('subscriptions', () => {
      it('are listed by channel', async () => {
        const mine = aSubscription({ id: 's1' });
        const theirs = aSubscription({ id: 's2', channel: { adapter: 'slack', id: 'T1/C2' } });
        await store.subscriptions.put(theirs);
        await store.subscriptions.put(mine);
        expect(await store.subscriptions.list()).toEqual([mine, theirs]);
        expect(await store.subscriptions.list(theirs.channel)).toEqual([theirs]);
        expect(await store.subscriptions.remove('s2')).toBe(true);
        expect(await store.subscriptions.remove('s2')).toBe(false);
      });
    });

    describe('deliveries', () => {
      const here: Channel = { adapter: 'slack', id: 'T1/C1' };
      const there: Channel = { adapter: 'slack', id: 'T1/C2' };
      const due = (key: string, overrides: Partial<Delivery> = {}) =>
        aDelivery({ key, channel: here, incidentId: key, nextTryAt: NOW, ...overrides });
      const claim = { now: NOW, owner: 'one', leaseMs: MINUTE, limit: 10, adapters: ['slack'] };
      const keysClaimed = async (now = NOW, owner = 'one') =>
        (await store.deliveries.claimDue({ ...claim, now, owner })).map(({ key }) => key).sort();

      it('are owed once: a second put of the same key changes nothing', async () => {
        await store.deliveries.put([due('a')]);
        await store.deliveries.save(
          due('a', { state: 'sent', attempts: 1, receiptId: 'ts1', sentAt: NOW, root: true }),
        );
        await store.deliveries.put([due('a')]);
        expect(await store.deliveries.counts()).toEqual({ due: 0, sent: 1, parked: 0, superseded: 0 });
      });

      it('are claimed oldest first, one per channel, and no other process gets the channel meanwhile', async () => {
        await store.deliveries.put([due('a'), due('b'), due('c', { channel: there })]);
        expect(await keysClaimed()).toEqual(['a', 'c']);
        expect(await keysClaimed(later(MINUTE - 1), 'two')).toEqual([]);
      });

      it('are free again once settled by their owner, not before the moment it names', async () => {
        await store.deliveries.put([due('a'), due('b')]);
        await store.deliveries.claimDue(claim);
        const deliveries = [due('a', { state: 'sent' })];
        await store.deliveries.settle(here, { owner: 'somebody else', notBefore: NOW, deliveries });
        expect(await keysClaimed()).toEqual([]);
        await store.deliveries.settle(here, { owner: 'one', notBefore: later(1000), deliveries });
        expect(await keysClaimed(later(999))).toEqual([]);
        expect(await store.deliveries.nextDueAt(['slack'])).toEqual(later(1000));
        expect(await keysClaimed(later(1000))).toEqual(['b']);
      });

      it('leave a channel to an owner that says in time that it lives', async () => {
        await store.deliveries.put([due('a')]);
        await store.deliveries.claimDue(claim);
        const lease = { now: later(MINUTE - 1), leaseMs: MINUTE };
        await store.deliveries.renew([here], { ...lease, owner: 'two' });
        await store.deliveries.renew([here], { ...lease, owner: 'one' });
        await store.deliveries.renew([], { ...lease, owner: 'one' });
        expect(await keysClaimed(later(MINUTE), 'two')).toEqual([]);
        expect(await keysClaimed(later(2 * MINUTE), 'two')).toEqual(['a']);
      });

      it('are left to processes that have the adapter', async () => {
        await store.deliveries.put([due('a')]);
        for (const adapters of [[], ['teams']]) {
          expect(await store.deliveries.claimDue({ ...claim, adapters })).toEqual([]);
          expect(await store.deliveries.nextDueAt(adapters)).toBeUndefined();
        }
      });

      it('say that a try began even if nobody lives to write how it ended', async () => {
        await store.deliveries.put([due('a')]);
        expect(await store.deliveries.claimDue(claim)).toEqual([due('a', { attempts: 1 })]);
        expect(await store.deliveries.claimDue({ ...claim, now: later(MINUTE), owner: 'two' })).toEqual([
          due('a', { attempts: 2, lastFailure: 'interrupted', inDoubt: true }),
        ]);
      });

      it('keep the order of revisions, while other incidents pass', async () => {
        await store.deliveries.put([
          due('r1', { incidentId: 'x', nextTryAt: later(MINUTE) }),
          due('r2', { incidentId: 'x', revision: 2 }),
          due('other'),
        ]);
        expect(await keysClaimed()).toEqual(['other']);
        expect((await store.deliveries.dueFor(here)).map(({ key }) => key)).toEqual(['r1', 'r2', 'other']);
      });

      it('remember the message that a thread hangs under, and what the channel saw last', async () => {
        const sent = { incidentId: 'x', state: 'sent', sentAt: NOW } as const;
        await store.deliveries.put([
          due('r1', { ...sent, briefingId: 'b1', receiptId: 'ts1', root: true }),
          due('r2', { ...sent, briefingId: 'b2', receiptId: 'ts2', revision: 2, sentAt: later(1) }),
          due('r3', { incidentId: 'x', briefingId: 'b3', revision: 3 }),
        ]);
        expect(await store.deliveries.thread('x', here)).toEqual({
          root: { channel: here, id: 'ts1' },
          briefingId: 'b2',
          revision: 2,
        });
        expect((await store.deliveries.ofIncident('x')).map(({ key }) => key)).toEqual(['r1', 'r2', 'r3']);
        expect(await store.deliveries.thread('x', there)).toBeUndefined();
        expect(await store.deliveries.incidentOf({ channel: here, id: 'ts1' })).toBe('x');
        expect(await store.deliveries.incidentOf({ channel: there, id: 'ts1' })).toBeUndefined();
        expect(await store.deliveries.postsSince(here, later(-1))).toEqual([NOW]);
        expect(await store.deliveries.postsSince(here, later(1))).toEqual([]);
      });

      it('that make up one digest are found together', async () => {
        await store.deliveries.put([
          due('a', { digest: 'd' }),
          due('b', { incidentId: 'x' }),
          due('c', { digest: 'd' }),
        ]);
        const keys = async (only: { incidentId?: string; digest?: string }) =>
          (await store.deliveries.dueFor(here, only)).map(({ key }) => key);
        expect(await keys({ digest: 'd' })).toEqual(['a', 'c']);
        expect(await keys({ incidentId: 'x' })).toEqual(['b']);
      });

      it('tell when the next claim could yield something', async () => {
        expect(await store.deliveries.nextDueAt(['slack'])).toBeUndefined();
        await store.deliveries.put([
          due('r1', { incidentId: 'x', nextTryAt: later(MINUTE) }),
          due('r2', { incidentId: 'x', revision: 2 }),
        ]);
        expect(await store.deliveries.nextDueAt(['slack'])).toEqual(later(MINUTE));
        await store.deliveries.put([due('a')]);
        expect(await store.deliveries.nextDueAt(['slack'])).toEqual(NOW);
        await store.deliveries.claimDue({ ...claim, leaseMs: 2 * MINUTE });
        expect(await store.deliveries.nextDueAt(['slack'])).toEqual(later(2 * MINUTE));
        for (const key of ['r1', 'r2', 'a']) await store.deliveries.save(due(key, { state: 'sent' }));
        expect(await store.deliveries.nextDueAt(['slack'])).toBeUndefined();
      });

      it('to a parked channel wait until somebody says retry', async () => {
        await store.deliveries.put([due('a'), due('b', { state: 'parked', lastFailure: 'channel-gone' })]);
        const parked = { channel: here, reason: 'channel-gone', since: NOW };
        await store.deliveries.park(parked);
        expect(await keysClaimed()).toEqual([]);
        expect(await store.deliveries.nextDueAt(['slack'])).toBeUndefined();
        expect(await store.deliveries.parked()).toEqual([parked]);
        expect((await store.deliveries.undelivered()).map(({ key }) => key)).toEqual(['a', 'b']);
        expect(await store.deliveries.retry(NOW, there)).toBe(0);
        expect(await store.deliveries.retry(NOW, here)).toBe(1);
        expect(await store.deliveries.parked()).toEqual([]);
        expect(await keysClaimed()).toEqual(['a']);
      });

      it('that were tried in vain are tried at once when somebody says so, and neither what waits for its time nor what is sent', async () => {
        const failed = { attempts: 2, lastFailure: 'unavailable', nextTryAt: later(MINUTE) };
        await store.deliveries.put([
          due('failed', { ...failed, incidentId: 'x' }),
          due('parked', { ...failed, incidentId: 'y', state: 'parked' }),
          due('digest', { incidentId: 'z', digest: 'd', nextTryAt: later(MINUTE) }),
          due('sent', { ...failed, state: 'sent', sentAt: NOW }),
        ]);
        expect(await store.deliveries.retry(NOW, here, 'parked')).toBe(1);
        expect((await store.deliveries.dueFor(here, { incidentId: 'x', parked: true }))[0]).toMatchObject(failed);
        expect(await store.deliveries.retry(NOW)).toBe(1);
        const atOnce = (await store.deliveries.dueFor(here)).filter(({ nextTryAt }) => nextTryAt <= NOW);
        expect(atOnce.map(({ key, attempts }) => [key, attempts])).toEqual([
          ['failed', 0],
          ['parked', 0],
        ]);
      });
    });

    describe('the rest', () => {
      it('replaces the actors of one source in one go', async () => {
        await store.actors.replace('mitre-attack', []);
        await store.actors.replace('misp-galaxy', []);
        await store.actors.replace('mitre-attack', []);
        expect((await store.actors.imported()).map(({ source }) => source)).toEqual(['misp-galaxy', 'mitre-attack']);
      });

      it('keeps suppressions until they are lifted', async () => {
        const suppression = { id: 'x', alias: 'Zinc', by: 'ann', at: NOW, reason: 'a metal' };
        await store.actors.suppress(suppression);
        expect(await store.actors.suppressions()).toEqual([suppression]);
        expect(await store.actors.unsuppress('x')).toBe(true);
        expect(await store.actors.unsuppress('x')).toBe(false);
      });

      it('has another version of the actors after every change', async () => {
        const versions = [await store.actors.version()];
        await store.actors.suppress({ id: 'x', alias: 'Zinc', by: 'ann', at: NOW, reason: 'a metal' });
        versions.push(await store.actors.version());
        await store.actors.replace('attack', []);
        versions.push(await store.actors.version());
        expect(new Set(versions).size).toBe(3);
        expect(await store.actors.version()).toBe(versions.at(-1));
      });

      it('tells one of all that ask whether something was heard before, and forgets it after an hour', async () => {
        const asked = await Promise.all(['a', 'a', 'b', 'a'].map((id) => store.heard.isFirst(id, NOW)));
        expect(asked.filter((isFirst) => isFirst)).toHaveLength(2);
        expect(await store.heard.isFirst('a', later(61 * MINUTE))).toBe(true);
      });

      it('lists the audit newest first', async () => {
        const entry = { at: NOW, who: 'ann', where: 'slack:T1/C1', what: 'subscribe', after: { actors: ['apt28'] } };
        await store.audit.append(entry);
        await store.audit.append({ ...entry, what: 'unsubscribe' });
        expect((await store.audit.list(1)).map(({ what }) => what)).toEqual(['unsubscribe']);
        expect((await store.audit.list(2))[1]).toEqual(entry);
      });

      it('remembers small things per room', async () => {
        await store.memory.set('teams', 'a', { url: 'x' });
        await store.memory.set('slack', 'a', 1);
        await store.memory.set('slack', 'a', 2);
        expect(await store.memory.get('teams', 'a')).toEqual({ url: 'x' });
        expect(await store.memory.list('slack')).toEqual([{ key: 'a', value: 2 }]);
        await store.memory.delete('slack', 'a');
        expect(await store.memory.get('slack', 'a')).toBeUndefined();
      });
    });

    describe('a transaction', () => {
      it('writes all or nothing', async () => {
        const broken = store.transaction(async (inside) => {
          await inside.memory.set('x', 'a', 1);
          throw new Error('no');
        });
        await expect(broken).rejects.toThrow('no');
        expect(await store.memory.get('x', 'a')).toBeUndefined();
      });

      it('is not seen from outside before it ends, and holds nobody up for good', async () => {
        let reading: Promise<unknown> = Promise.resolve('not asked');
        const writing = store.transaction(async (inside) => {
          await inside.memory.set('x', 'a', 1);
          reading = store.memory.get('x', 'a');
          await inside.memory.set('x', 'b', 1);
          throw new Error('no');
        });
        await expect(writing).rejects.toThrow('no');
        expect(await reading).toBeUndefined();
      });

      it('runs alone: two that read and then write do not lose a change', async () => {
        await store.memory.set('x', 'count', 0);
        const addOne = () =>
          store.transaction(async (inside) => {
            const count = (await inside.memory.get('x', 'count')) as number;
            await inside.memory.set('x', 'count', count + 1);
          });
        await Promise.all(Array.from({ length: 8 }, addOne));
        expect(await store.memory.get('x', 'count')).toBe(8);
      });

      it('inside another is a part of it', async () => {
        await store.transaction((outer) => outer.transaction((inner) => inner.memory.set('x', 'a', 1)));
        expect(await store.memory.get('x', 'a')).toBe(1);
      });
    });
  });
}
