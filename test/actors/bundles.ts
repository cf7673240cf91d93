/** Small documents in the shapes that MITRE and MISP publish; all names in them are ours. */

interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [key: string]: unknown;
}

function attack(id: string): readonly object[] {
  return [{ source_name: 'mitre-attack', external_id: id, url: `https://attack.mitre.org/${id}` }];
}

function relation(type: string, source: string, target: string, more: object = {}): StixObject {
  return {
    type: 'relationship',
    id: `relationship--${type}-${source}-${target}`,
    relationship_type: type,
    source_ref: source,
    target_ref: target,
    ...more,
  };
}

function objects(): readonly StixObject[] {
  return [
    {
      type: 'intrusion-set',
      id: 'intrusion-set--heron',
      name: 'Quiet Heron',
      aliases: ['Quiet Heron', 'UNC9001', 'Amber Sleet'],
      description: '[Quiet Heron](https://attack.mitre.org/groups/G9001) reads mail.(Citation: Somebody 2024)',
      external_references: attack('G9001'),
      modified: '2025-04-01T00:00:00.000Z',
    },
    {
      type: 'intrusion-set',
      id: 'intrusion-set--egret',
      name: 'Loud Egret',
      aliases: ['Loud Egret', 'Grey Egret'],
      external_references: attack('G9002'),
      revoked: true,
    },
    {
      type: 'intrusion-set',
      id: 'intrusion-set--stork',
      name: 'Old Stork',
      external_references: attack('G9003'),
      x_mitre_deprecated: true,
    },
    { type: 'malware', id: 'malware--reed', name: 'ReedPipe', external_references: attack('S9001') },
    {
      type: 'attack-pattern',
      id: 'attack-pattern--link',
      name: 'Spearphishing Link',
      description: 'Mail with a <code>link</code>.(Citation: Somebody 2024)',
      external_references: attack('T1566.002'),
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'initial-access' }],
    },
    {
      type: 'attack-pattern',
      id: 'attack-pattern--old-link',
      name: 'Link of Old',
      external_references: attack('T1192'),
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'initial-access' }],
      revoked: true,
    },
    {
      type: 'course-of-action',
      id: 'course-of-action--train',
      name: 'User Training',
      external_references: attack('M1017'),
    },
    { type: 'x-mitre-analytic', id: 'x-mitre-analytic--any', name: 'passed over' },
    relation('revoked-by', 'intrusion-set--egret', 'intrusion-set--heron'),
    relation('revoked-by', 'attack-pattern--old-link', 'attack-pattern--link'),
    relation('uses', 'intrusion-set--egret', 'malware--reed'),
    relation('uses', 'intrusion-set--heron', 'attack-pattern--old-link', {
      description:
        '[Quiet Heron](https://attack.mitre.org/groups/G9001) sent links to embassies.(Citation: Somebody 2024)',
    }),
    relation('uses', 'intrusion-set--stork', 'attack-pattern--link', {
      description: 'No longer told.',
      x_mitre_deprecated: true,
    }),
    relation('mitigates', 'course-of-action--train', 'attack-pattern--link'),
  ];
}

/** As in mitre/cti: the version stands nowhere. */
export function aStix20Bundle(): object {
  return { type: 'bundle', id: 'bundle--20', spec_version: '2.0', objects: objects() };
}

/** As in mitre-attack/attack-stix-data: a collection tells the version. */
export function aStix21Bundle(): object {
  const collection = {
    type: 'x-mitre-collection',
    id: 'x-mitre-collection--1',
    name: 'Enterprise ATT&CK',
    x_mitre_version: '99.1',
  };
  return {
    type: 'bundle',
    id: 'bundle--21',
    objects: [collection, ...objects()].map((o) => ({ ...o, spec_version: '2.1' })),
  };
}

export function aThreatActorCluster(): object {
  return {
    type: 'threat-actor',
    name: 'Threat Actor',
    version: 7,
    values: [
      {
        value: 'Amber Sleet',
        description: 'Follows diplomats.',
        meta: {
          country: 'KP',
          synonyms: ['Mudlark', 'G9001', 'Reed Choir (Somebody)', 'Subgroup: Bittern', 'ReedPipe'],
          'name-attribution': ['Mudlark:f9eb432f-2293-48b7-bca4-cc78beb50df0'],
          refs: ['https://wire.example/amber'],
        },
      },
      { value: 'Bittern', description: 'Keeps to itself.', meta: { synonyms: ['Mudlark Two', 'Quiet Heron'] } },
      { value: '[Unnamed group]', description: 'Not a name.' },
    ],
  };
}

export function aRansomwareCluster(): object {
  return {
    type: 'ransomware',
    name: 'Ransomware',
    version: 3,
    values: [
      {
        value: 'umbrella stand',
        description: 'A crew.',
        meta: { links: ['http://leak.example.onion'], synonyms: ['UStand'] },
      },
      {
        value: 'Teapot Ransomware',
        description: 'A program without a crew.',
        meta: { refs: ['https://wire.example/teapot'] },
      },
    ],
  };
}
