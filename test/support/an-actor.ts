import type { Actor } from '../../src/model/actor.ts';

/** TraderTraitor's profile. */
export function anActor(overrides: Partial<Actor> = {}): Actor {
  return {
    id: 'tradertraitor',
    name: 'TraderTraitor',
    aliases: [
      { name: 'TraderTraitor', usedBy: ['government'] },
      { name: 'Jade Sleet', usedBy: ['Microsoft'] },
      { name: 'UNC4899', usedBy: ['Mandiant'] },
      { name: 'Slow Pisces', usedBy: ['Unit 42'] },
    ],
    country: 'KP',
    kind: 'state',
    motivations: ['financial'],
    sectors: ['cryptocurrency'],
    parents: [{ id: 'lazarus-group', relation: 'subgroup-of' }],
    software: ['RN Loader', 'RN Stealer'],
    techniques: ['T1566.003', 'T1204.002', 'T1539', 'T1071.001', 'T1105'],
    references: ['https://wire.example/profile/tradertraitor'],
    firstSeen: '2020',
    description: 'A North Korean crew that robs exchanges. It comes as a recruiter with a coding test.',
    provenance: [{ source: 'sitrep-pack' }],
    ...overrides,
  };
}

/** Lazarus Group, its parent. */
export function aParentActor(overrides: Partial<Actor> = {}): Actor {
  return anActor({
    id: 'lazarus-group',
    name: 'Lazarus Group',
    aliases: [
      { name: 'Lazarus Group', usedBy: ['MITRE'] },
      { name: 'Lazarus', usedBy: ['press'] },
      { name: 'Hidden Cobra', usedBy: ['government'] },
      { name: 'Diamond Sleet', usedBy: ['Microsoft'] },
    ],
    attackId: 'G0032',
    motivations: ['espionage', 'financial', 'sabotage'],
    sectors: ['finance', 'defence', 'cryptocurrency'],
    parents: [],
    firstSeen: '2009',
    description: 'The umbrella for much of what North Korea does online, from sabotage to bank robbery.',
    ...overrides,
  });
}
