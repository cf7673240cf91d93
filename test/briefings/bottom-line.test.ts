import { describe, expect, it } from 'vitest';
import { mergeActors } from '../../briefings/compose/merge-actors.ts';
import { mergeLosses, mergeTimeline, mergeVictims } from '../../briefings/compose/same-facts.ts';
import { type Carried, writeSummary } from '../../briefings/compose/summary.ts';
import { bestReadings, ofThisCase } from '../../briefings/compose/technique-readings.ts';
import type { ActorFinding, Claimant, Loss, TechniqueFinding } from '../../src/model/findings.ts';
import { atOnce } from '../../src/steps.ts';
import { aStory, quoteOf } from '../support/a-story.ts';
import { anActor, aParentActor } from '../support/an-actor.ts';

describe('the bottom line', () => {
  const story = aStory({
    title: 'Bybit robbed',
    text: [
      'LONDON, Feb 26 (Wire) - The exchange Bybit lost about $1.5 billion on 21 February 2025.',
      'The theft exceeds the $625 million stolen from Ronin Network in 2022, also attributed to Lazarus Group.',
      'It was the work of TraderTraitor, the FBI said on Wednesday after a look at the wallets.',
      'What the FBI says of TraderTraitor and of the $1.5 billion',
    ].join('\n'),
    publishedAt: new Date('2025-02-27T08:00:00Z'),
  });
  const facts: readonly Carried[] = [
    { kind: 'victim', key: 'Bybit', weight: 2, evidence: [quoteOf(story, 'The exchange Bybit')] },
    { kind: 'loss', key: 'USD', weight: 1.5, evidence: [quoteOf(story, '$625 million')] },
    { kind: 'actor', key: 'lazarus-group', weight: 3, evidence: [quoteOf(story, 'Lazarus Group')] },
    { kind: 'actor', key: 'tradertraitor', weight: 3, evidence: [quoteOf(story, 'TraderTraitor')] },
  ];

  it('is the event itself, without its dateline; no other case, no heading, nothing that hangs in the air', () => {
    expect(atOnce(writeSummary(story, facts)).map(({ text }) => text)).toEqual([
      'The exchange Bybit lost about $1.5 billion on 21 February 2025.',
      'It was the work of TraderTraitor, the FBI said on Wednesday after a look at the wallets.',
    ]);
  });
});

describe('the same fact, told twice', () => {
  const [words] = [quoteOf(aStory(), 'TraderTraitor')];
  const loss = (amount: number, scope: Loss['scope'] = 'incident'): Loss => ({
    amount,
    unit: 'USD',
    scope,
    evidence: [words],
  });

  it('shows the more exact of two sums, and keeps sums apart that only lie near', () => {
    const amounts = (...losses: readonly Loss[]) => mergeLosses(losses).map(({ amount }) => amount);
    expect(amounts(loss(1.5e9), loss(1.46e9))).toEqual([1.46e9]);
    expect(amounts(loss(2e6), loss(2.3e6))).toEqual([2.3e6, 2e6]);
    expect(amounts(loss(1.5e9, 'context'), loss(1.46e9))).toEqual([1.46e9, 1.5e9]);
  });

  it('joins an event told with and without its day', () => {
    const events = [
      { date: '2024-05', what: 'The coins left DMM Bitcoin in May 2024.', evidence: [words] },
      { date: '2024-05-31', what: 'On 31 May 2024 the coins left DMM Bitcoin.', evidence: [words] },
      { date: '2024-05-14', what: 'The intruders read the chats of Ginco.', evidence: [words] },
    ];
    expect(atOnce(mergeTimeline(events)).map(({ date }) => date)).toEqual(['2024-05-14', '2024-05-31']);
  });

  it('knows a French hospital by its two names', () => {
    const victims = ['Hôpital de Valmont', 'CH de Valmont'].map((name) => ({ name, evidence: [words] }));
    expect(mergeVictims(victims).map(({ name }) => name)).toEqual(['Hôpital de Valmont']);
  });
});

describe('who is held responsible', () => {
  const actors = new Map([anActor(), aParentActor()].map((actor) => [actor.id, actor]));
  const finding = (actorId: string, ...names: readonly Claimant['name'][]): ActorFinding => ({
    actorId,
    role: 'attributed',
    confidence: 'high',
    matched: [actorId],
    attributedBy: names.map((name) => ({ name, reliability: name === 'researchers' ? 'C' : 'A', evidence: [] })),
    evidence: [],
    primary: actorId === 'lazarus-group',
  });

  it('is the group itself before the one above it', () => {
    const merged = mergeActors([finding('lazarus-group'), finding('tradertraitor')], actors);
    expect(merged.map(({ id }) => id)).toEqual(['tradertraitor', 'lazarus-group']);
  });

  it('is told on the word of those named, without officials beside their agencies', () => {
    const by = (...names: readonly string[]) =>
      mergeActors([finding('tradertraitor', ...names)], actors)[0]?.attributedBy.map(({ name }) => name);
    expect(by('FBI', 'White House', 'officials', 'researchers')).toEqual(['FBI']);
    expect(by('White House', 'researchers')).toEqual(['White House']);
    expect(by('researchers')).toEqual(['researchers']);
  });
});

describe('how it was done', () => {
  const story = aStory();
  const reported = (id: string, ...quotes: readonly string[]): TechniqueFinding => ({
    id,
    basis: 'reported',
    confidence: 'moderate',
    evidence: quotes.map((quote) => quoteOf(story, quote)),
  });

  it('is read from the same words in one way only, the best', () => {
    const lure = 'posing as a recruiter on LinkedIn';
    const readings = bestReadings([
      reported('T1656', lure, 'pass as the engineer'),
      reported('T1585.001', lure),
      reported('T1566.003', lure),
      reported('T1059', 'a malicious Python script'),
      reported('T1059.006', 'malicious Python script'),
      reported('T1204.002', 'malicious Python script'),
    ]);
    expect(readings.map(({ id, basis }) => `${id} ${basis}`)).toEqual([
      'T1656 reported',
      'T1585.001 possible',
      'T1566.003 reported',
      'T1059 possible',
      'T1059.006 reported',
      'T1204.002 reported',
    ]);
    expect(readings[0]?.evidence.map(({ quote }) => quote)).toEqual(['pass as the engineer']);
  });

  it('is not taken from another case', () => {
    const earlier = aStory({
      text: 'Thieves emptied a wallet of Bybit.\nMore was not said by anybody.\nBy comparison, Larkspur was phished.',
    });
    const evidence = [quoteOf(earlier, 'was phished')];
    const [reading] = ofThisCase([{ id: 'T1566', basis: 'reported', confidence: 'moderate', evidence }], earlier);
    expect(reading?.basis).toBe('possible');
  });
});
