import { describe, expect, it } from 'vitest';
import {
  attributionsSince,
  disagreements,
  lossSums,
  newsByMonth,
  techniqueCounts,
} from '../../adapters/web/actor-record.ts';
import type { BriefingOutline, OutlinedActor } from '../../src/model/briefing-outline.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const OURS = new Set(['lazarus-group', 'tradertraitor']);

function named(id: string, role: OutlinedActor['role'], ...voices: readonly string[]): OutlinedActor {
  const attributedBy = voices.map((name) => ({ name, reliability: 'A' as const }));
  return { id, name: id, role, confidence: 'high', attributedBy, quote: `what they say of ${id}` };
}

function outline(id: string, createdAt: string, rest: Partial<BriefingOutline> = {}): BriefingOutline {
  return {
    id,
    incidentId: `of-${id}`,
    createdAt: `${createdAt}T10:00:00.000Z`,
    headline: id,
    level: 'high',
    actors: [named('tradertraitor', 'attributed', 'FBI')],
    losses: [],
    techniques: [],
    ...rest,
  };
}

describe('who attributed what', () => {
  it('leaves out what is older and who is only mentioned', () => {
    const found = attributionsSince(
      [
        outline('fresh', '2024-12-20'),
        outline('denied', '2024-12-01', { actors: [named('lazarus-group', 'denied', 'Lab')] }),
        outline('in-passing', '2024-11-20', { actors: [named('lazarus-group', 'mentioned')] }),
        outline('foreign', '2024-11-10', { actors: [named('apt28', 'attributed', 'BSI')] }),
        outline('old', '2024-08-01'),
      ],
      OURS,
      new Date('2024-09-25T12:00:00Z'),
    );
    expect(found.map((each) => [each.outline.id, each.actor.role])).toEqual([
      ['fresh', 'attributed'],
      ['denied', 'denied'],
    ]);
  });
});

describe('where sources disagree', () => {
  const of = (...actors: readonly OutlinedActor[]) =>
    disagreements([outline('it', '2024-12-01', { actors })], OURS, new Set(['bureau-121'])).map(({ positions }) =>
      positions.map(({ id }) => id),
    );

  it('is where two voices hold two different actors responsible, ours first', () => {
    expect(of(named('apt28', 'suspected', 'Lab'), named('lazarus-group', 'attributed', 'FBI'))).toEqual([
      ['lazarus-group', 'apt28'],
    ]);
  });

  it('is where one is cleared of what another is held responsible for', () => {
    expect(of(named('lazarus-group', 'denied', 'Lab'), named('sandworm', 'attributed', 'Lab'))).toHaveLength(1);
  });

  it('is not where one voice names both, nor inside a family, nor where one is only mentioned', () => {
    expect(of(named('lazarus-group', 'attributed', 'FBI'), named('apt28', 'attributed', 'FBI', 'NPA'))).toEqual([]);
    expect(of(named('lazarus-group', 'suspected', 'Lab'), named('tradertraitor', 'attributed', 'FBI'))).toEqual([]);
    expect(of(named('lazarus-group', 'suspected', 'Lab'), named('bureau-121', 'attributed', 'FBI'))).toEqual([]);
    expect(of(named('lazarus-group', 'attributed', 'FBI'), named('apt28', 'mentioned'))).toEqual([]);
    expect(of(named('lazarus-group', 'denied', 'Lab'), named('apt28', 'denied', 'Wire'))).toEqual([]);
  });
});

describe('sums of losses', () => {
  it('count each incident once a unit, by its largest figure, and never add units', () => {
    const sums = lossSums(
      [
        outline('one', '2024-12-01', {
          losses: [
            { amount: 308e6, unit: 'USD' },
            { amount: 35e6, unit: 'USD' },
            { amount: 4502.9, unit: 'BTC' },
          ],
        }),
        outline('two', '2024-11-01', { losses: [{ amount: 2e6, unit: 'USD' }] }),
        outline('other', '2024-11-01', {
          actors: [named('apt28', 'attributed')],
          losses: [{ amount: 9e9, unit: 'USD' }],
        }),
        outline('maybe', '2024-11-01', {
          actors: [named('lazarus-group', 'suspected')],
          losses: [{ amount: 7e6, unit: 'USD' }],
        }),
      ],
      OURS,
      'attributed',
    );
    expect(sums).toEqual([
      { unit: 'USD', amount: 310e6, incidents: 2 },
      { unit: 'BTC', amount: 4502.9, incidents: 1 },
    ]);
  });
});

describe('activity', () => {
  const outlines = [
    outline('a', '2024-12-01', { techniques: ['T1566.003', 'T1539'] }),
    outline('b', '2024-12-20', { techniques: ['T1539'] }),
    outline('c', '2024-12-21', { actors: [named('lazarus-group', 'mentioned')], techniques: ['T1105'] }),
    outline('d', '2024-01-31'),
    outline('e', '2023-12-31'),
  ];

  it('is told for the last twelve months, the running one last', () => {
    const months = newsByMonth(outlines, OURS, NOW);
    expect(months).toHaveLength(12);
    expect(months[0]).toEqual({ start: new Date('2024-01-01T00:00:00Z'), accused: 1, named: 0 });
    expect(months[11]).toEqual({ start: new Date('2024-12-01T00:00:00Z'), accused: 2, named: 1 });
    expect(months.slice(1, 11).every(({ accused, named: count }) => accused + count === 0)).toBe(true);
  });

  it('counts techniques only of what is held against the actor', () => {
    expect([...techniqueCounts(outlines, OURS)]).toEqual([
      ['T1566.003', 1],
      ['T1539', 2],
    ]);
  });
});
