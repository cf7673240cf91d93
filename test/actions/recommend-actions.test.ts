import { describe, expect, it } from 'vitest';
import { type Occasion, recommendActions } from '../../briefings/actions/recommend-actions.ts';
import type { Tactic } from '../../src/model/technique.ts';

function technique(
  id: string,
  tactic: Tactic = 'execution',
  basis: 'reported' | 'possible' | 'known-for' = 'reported',
) {
  return { id, tactics: [tactic], basis } as const;
}

const theft = [
  technique('T1566.003', 'initial-access'),
  technique('T1204.002'),
  technique('T1059.006'),
  technique('T1539', 'credential-access'),
  technique('T1565.002', 'impact'),
  technique('T1657', 'impact'),
];
const traderTraitor: Occasion['actors'] = [
  {
    id: 'tradertraitor',
    role: 'attributed',
    parents: [{ id: 'lazarus-group', name: 'Lazarus Group', attackId: 'G0032' }],
  },
];

describe('recommendActions', () => {
  it('recommends nothing for what nobody reported', () => {
    const unreported = [technique('T1486', 'impact', 'known-for'), technique('T1190', 'initial-access', 'possible')];
    expect(recommendActions({ techniques: unreported, actors: traderTraitor, limit: 6 })).toEqual([]);
  });

  it('names only reported techniques and numbers its actions', () => {
    const techniques = [...theft, technique('T1486', 'impact', 'known-for')];
    const actions = recommendActions({ techniques, actors: traderTraitor, limit: 50 });
    const reported = theft.map(({ id }) => id);
    expect(actions.map((action) => action.priority)).toEqual(actions.map((_, index) => index + 1));
    for (const action of actions) {
      expect(action.addresses.length).toBeGreaterThan(0);
      expect(reported).toEqual(expect.arrayContaining([...action.addresses]));
    }
  });

  it('answers every reported technique before it adds a second action to one', () => {
    const actions = recommendActions({ techniques: theft, actors: [], limit: 6 });
    expect(new Set(actions.flatMap((action) => action.addresses)).size).toBe(theft.length);
  });

  it('puts what to do today before this week and hunts last', () => {
    const order = recommendActions({ techniques: theft, actors: [], limit: 20 }).map(({ when }) => when);
    expect(order).toEqual([...order].sort((a, b) => rank(a) - rank(b)));
    expect(new Set(order)).toEqual(new Set(['today', 'this-week', 'hunt']));
  });

  it('gives one action for several techniques that it answers', () => {
    const looking = ['T1082', 'T1057', 'T1033'].map((id) => technique(id, 'discovery'));
    const actions = recommendActions({ techniques: looking, actors: [], limit: 10 });
    expect(actions.map(({ addresses }) => addresses)).toEqual([
      ['T1082', 'T1057', 'T1033'],
      ['T1082', 'T1057', 'T1033'],
    ]);
  });

  it('briefs the victims of TraderTraitor as one would brief a crypto exchange', () => {
    const actions = recommendActions({ techniques: theft, actors: traderTraitor, limit: 6 });
    expect(actions.map(({ when, title }) => `${when}: ${title}`)).toMatchInlineSnapshot(`
      [
        "today: List staff approached by recruiters with code tests, and check their GitHub and endpoints",
        "today: Kill and reissue sessions of everybody who can touch wallet or payment systems",
        "today: Hold large transfers until two persons confirmed amount and address on another channel",
        "this-week: Run foreign code only in throw-away machines without keys, cookies or a way to production",
        "this-week: Require a second, out-of-band confirmation of amount and address on every transfer above a limit",
        "hunt: Look for Python or Node started from a chat or browser download on developer machines that contacts a new domain within the hour",
      ]
    `);
  });

  it('keeps plays for those held responsible', () => {
    const asOf = (role: Occasion['actors'][number]['role']) =>
      recommendActions({ techniques: theft, actors: traderTraitor.map((actor) => ({ ...actor, role })), limit: 6 });
    const general = recommendActions({ techniques: theft, actors: [], limit: 6 });
    expect(asOf('mentioned')).toEqual(general);
    expect(asOf('denied')).toEqual(general);
    expect(asOf('suspected')).not.toEqual(general);
  });

  it('answers a sub-technique without actions of its own with those of its parent, claiming no mitigation', () => {
    const actions = recommendActions({
      techniques: [technique('T1110.999', 'credential-access')],
      actors: [],
      limit: 5,
    });
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.every(({ addresses, mitigation }) => addresses[0] === 'T1110.999' && mitigation === null)).toBe(
      true,
    );
  });
});

function rank(when: string | undefined): number {
  return ['today', 'this-week', 'hunt'].indexOf(when ?? '');
}
