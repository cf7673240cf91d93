import { expect, it } from 'vitest';
import { whatChanged } from '../../briefings/compose/changes.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import { aBriefing } from '../support/a-briefing.ts';

const before = aBriefing();
const [actor, ...others] = before.actors;
const [source] = before.sources;
const [loss, ...losses] = before.losses;
if (!actor || !source || !loss) throw new Error('The sample briefing has lost its facts.');

function changed(next: Partial<Briefing>): readonly string[] {
  return whatChanged(before, aBriefing(next));
}

it('says nothing when nothing that matters changed', () => {
  expect(changed({ revision: 3, headline: 'Other words', summary: [] })).toEqual([]);
});

it('tells a raised role with who raised it', () => {
  const suspected = aBriefing({ actors: [{ ...actor, role: 'suspected', attributedBy: [] }, ...others] });
  expect(whatChanged(suspected, before)).toEqual([
    "TraderTraitor: suspected → attributed (FBI, DC3, Japan's National Police Agency)",
  ]);
});

it('tells a new claimant', () => {
  const attributedBy = [...actor.attributedBy, { name: 'Chainalysis', reliability: 'B', evidence: [] } as const];
  expect(changed({ actors: [{ ...actor, attributedBy }, ...others] })).toEqual([
    'TraderTraitor: attributed also by Chainalysis',
  ]);
});

it('tells a new victim, but not a longer name of a known one', () => {
  const [dmm, ginco] = before.victims;
  if (!dmm || !ginco) throw new Error('The sample briefing has lost its victims.');
  expect(changed({ victims: [dmm, ginco, { name: 'SBI VC Trade', evidence: [] }] })).toEqual([
    'new victim: SBI VC Trade',
  ]);
  expect(changed({ victims: [{ ...dmm, name: 'DMM Bitcoin Co' }, ginco] })).toEqual([]);
});

it('tells a revised loss', () => {
  expect(changed({ losses: [{ ...loss, amount: 4600 }, ...losses] })).toEqual([
    'loss revised from 4,502.9 BTC to 4,600 BTC',
  ]);
});

it('names a few new indicators and counts the rest', () => {
  const added = ['a', 'b', 'c', 'd', 'e', 'f'].map(
    (name) => ({ type: 'domain', value: `${name}[.]example`, evidence: [] }) as const,
  );
  expect(changed({ indicators: [...before.indicators, ...added] })).toEqual([
    'new indicators: a[.]example, b[.]example, c[.]example, d[.]example and 2 more',
  ]);
});

it('counts sources at three and at ten only', () => {
  const told = (count: number) => aBriefing({ sources: Array.from({ length: count }, () => source) });
  expect(whatChanged(told(2), told(3))).toEqual(['now told by 3 sources']);
  expect(whatChanged(told(3), told(4))).toEqual([]);
  expect(whatChanged(told(9), told(12))).toEqual(['now told by 12 sources']);
});

it('speaks the language of the briefing', () => {
  const suspected = aBriefing({ actors: [{ ...actor, role: 'suspected', attributedBy: [] }, ...others] });
  expect(whatChanged(suspected, aBriefing({ language: 'fr', victims: [] }))).toEqual([
    "TraderTraitor: soupçonné → attribué (FBI, DC3, Japan's National Police Agency)",
  ]);
});
