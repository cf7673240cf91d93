import { describe, expect, it } from 'vitest';
import { planDeliveries } from '../../src/delivery/plan-deliveries.ts';
import type { Briefing, BriefingActor } from '../../src/model/briefing.ts';
import type { Subscription } from '../../src/model/delivery.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aSubscription } from '../support/a-subscription.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const LAZARUS = { id: 'lazarus-group', name: 'Lazarus Group', attackId: 'G0032' };
const HIGH = { level: 'high' as const, reasons: [] };
const CRITICAL = { level: 'critical' as const, reasons: [] };

const familyOf = (id: string) => (id === 'lazarus-group' ? ['lazarus-group', 'tradertraitor'] : [id]);

function theBriefing(actor: Partial<BriefingActor> = {}, overrides: Partial<Briefing> = {}): Briefing {
  const [first] = aBriefing().actors;
  if (!first) throw new Error('the briefing names nobody');
  const about = {
    ...first,
    id: 'tradertraitor',
    name: 'TraderTraitor',
    parents: [LAZARUS],
    role: 'attributed' as const,
  };
  const bare = { actors: [{ ...about, country: 'KP', confidence: 'high' as const, ...actor }], priority: HIGH };
  return aBriefing({ id: 'b1', incidentId: 'inc-1', revision: 1, unprofiled: [], ...bare, ...overrides });
}

function plan(subscription: Partial<Subscription>, briefing = theBriefing(), previous?: Briefing) {
  return planDeliveries(briefing, previous, [aSubscription(subscription)], familyOf, NOW);
}

const NOBODY = { actors: [] as readonly string[] };

describe('who is owed a briefing', () => {
  it('is the channel that follows the family, told why and how to stop', () => {
    expect(plan({})).toEqual([
      {
        key: 'inc-1/1@slack:T1/C1',
        channel: { adapter: 'slack', id: 'T1/C1' },
        incidentId: 'inc-1',
        briefingId: 'b1',
        revision: 1,
        reason:
          'You get this because this channel follows Lazarus Group (includes TraderTraitor). Stop: unsubscribe lazarus-group',
        state: 'due',
        attempts: 0,
        nextTryAt: NOW,
      },
    ]);
  });

  it.each<[string, Partial<Subscription>, Briefing, number]>([
    ['the actor itself', { actors: ['tradertraitor'] }, theBriefing(), 1],
    ['another actor', { actors: ['apt28'] }, theBriefing(), 0],
    ['a suspicion', {}, theBriefing({ role: 'suspected' }), 1],
    ['a mention, unless asked for', {}, theBriefing({ role: 'mentioned' }), 0],
    ['a mention, asked for', { minRole: 'mentioned' }, theBriefing({ role: 'mentioned' }), 1],
    ['a denial, asked for', { minRole: 'denied' }, theBriefing({ role: 'denied' }), 1],
    ['too little confidence', { minConfidence: 'moderate' }, theBriefing({ confidence: 'low' }), 0],
    ['too little priority', { minPriority: 'critical' }, theBriefing(), 0],
    ['the country', { ...NOBODY, countries: ['KP'] }, theBriefing(), 1],
    ['the country of an actor in passing', { ...NOBODY, countries: ['KP'] }, theBriefing({ role: 'mentioned' }), 0],
    ['a country that was hit', { ...NOBODY, countries: ['JP'] }, theBriefing({}, { countries: ['JP'] }), 1],
    ['a sector', { ...NOBODY, sectors: ['Finance'] }, theBriefing({}, { sectors: ['finance'] }), 1],
    ['actor and sector, one missing', { sectors: ['energy'] }, theBriefing({}, { sectors: ['finance'] }), 0],
    ['a technique by its parent', { ...NOBODY, techniques: ['T1566'] }, theBriefing(), 1],
    ['a technique that is only possible', { ...NOBODY, techniques: ['T1110'] }, theBriefing(), 0],
    ['a watch word in any case', { ...NOBODY, words: ['dmm bitcoin'] }, theBriefing({ role: 'denied' }), 1],
    ['everything, whoever did it', { ...NOBODY, everything: true }, theBriefing({}, { actors: [] }), 1],
    ['everything, and an actor in passing', { ...NOBODY, everything: true }, theBriefing({ role: 'mentioned' }), 0],
    [
      'everything, mentions too',
      { ...NOBODY, everything: true, minRole: 'mentioned' },
      theBriefing({ role: 'mentioned' }),
      1,
    ],
    ['a family that sleeps', { snoozed: { 'lazarus-group': '2024-12-25T00:00:00Z' } }, theBriefing(), 0],
    ['a family that woke up', { snoozed: { 'lazarus-group': '2024-12-24T00:00:00Z' } }, theBriefing(), 1],
  ])('%s', (_, subscription, briefing, count) => {
    expect(plan(subscription, briefing)).toHaveLength(count);
  });

  it('is a channel once, however many of its subscriptions match', () => {
    const subscriptions = [
      aSubscription({ id: 's1', pace: 'daily 09:00' }),
      aSubscription({ id: 's2', actors: [], everything: true }),
    ];
    const [delivery, ...more] = planDeliveries(theBriefing(), undefined, subscriptions, familyOf, NOW);
    expect(more).toEqual([]);
    expect(delivery?.nextTryAt).toEqual(NOW);
    expect(delivery?.reason).toBe(
      'You get this because this channel follows Lazarus Group (includes TraderTraitor) and everything. Stop: unsubscribe lazarus-group · unsubscribe s2',
    );
  });

  it('is a channel that was told something else before: corrections arrive', () => {
    const denied = theBriefing({ role: 'denied' }, { revision: 2 });
    expect(plan({}, denied)).toHaveLength(0);
    expect(plan({}, denied, theBriefing())).toHaveLength(1);
  });
});

describe('when it is due', () => {
  it('at the next digest, which all of that time share', () => {
    const [first] = plan({ pace: 'daily 09:00', timezone: 'Europe/Paris' });
    expect(first).toMatchObject({
      nextTryAt: new Date('2024-12-25T08:00:00Z'),
      digest: 'daily/2024-12-25T08:00:00.000Z@slack:T1/C1',
    });
  });

  it('after the quiet hours', () => {
    const [delivery] = plan({ quietHours: '20:00-07:00', timezone: 'Asia/Tokyo' });
    expect(delivery?.nextTryAt).toEqual(new Date('2024-12-24T22:00:00Z'));
    expect(delivery?.digest).toBeUndefined();
  });

  it('at once when critical, and then it calls the group', () => {
    const subscription = { pace: 'daily 09:00', quietHours: '00:00-23:59', mentionOnCritical: 'S1' };
    const [delivery] = plan(subscription, theBriefing({}, { priority: CRITICAL }));
    expect(delivery).toMatchObject({ nextTryAt: NOW, mention: 'S1' });
    expect(delivery?.digest).toBeUndefined();
  });
});
