import { describe, expect, it } from 'vitest';
import { readImport } from '../../src/actors/read-import.ts';
import { AppError } from '../../src/errors.ts';
import { aRansomwareCluster, aStix20Bundle, aStix21Bundle, aThreatActorCluster } from './bundles.ts';

function read(document: object) {
  return readImport('file.json', JSON.stringify(document));
}

describe.each([
  ['2.0', aStix20Bundle(), '2025-04-01'],
  ['2.1', aStix21Bundle(), '99.1'],
])('an ATT&CK bundle in STIX %s', (_, document, version) => {
  const { source, attack, ...rest } = read(document);

  it('tells its source and version, and keeps its licence', () => {
    expect({ source, version: rest.version }).toEqual({ source: 'mitre-attack', version });
    expect(rest.actors[0]?.provenance).toEqual([{ source, version, licence: 'ATT&CK Terms of Use' }]);
  });

  it('gives the living group with names, software and techniques of the revoked one that it took in', () => {
    expect(rest.actors).toHaveLength(1);
    expect(rest.actors[0]).toMatchObject({
      id: 'quiet-heron',
      attackId: 'G9001',
      description: 'Quiet Heron reads mail.',
      software: ['ReedPipe'],
      techniques: ['T1566.002'],
      references: ['https://attack.mitre.org/G9001'],
    });
    expect(rest.actors[0]?.aliases).toEqual([
      { name: 'Quiet Heron', usedBy: ['MITRE'] },
      { name: 'UNC9001', usedBy: ['MITRE', 'Mandiant'] },
      { name: 'Amber Sleet', usedBy: ['MITRE', 'Microsoft'] },
      { name: 'Loud Egret', usedBy: ['MITRE'] },
      { name: 'Grey Egret', usedBy: ['MITRE', 'PwC'] },
    ]);
  });

  it('gives techniques with their mitigations, and plain texts to learn from', () => {
    expect(attack?.techniques).toEqual([
      { id: 'T1566.002', name: 'Spearphishing Link', tactics: ['initial-access'], mitigations: ['M1017'] },
    ]);
    expect(attack?.mitigations).toEqual([{ id: 'M1017', name: 'User Training' }]);
    expect(attack?.examples).toEqual([{ techniqueId: 'T1566.002', text: 'Quiet Heron sent links to embassies.' }]);
    expect(attack?.descriptions).toEqual([{ techniqueId: 'T1566.002', text: 'Mail with a link.' }]);
  });
});

describe('a MISP galaxy cluster', () => {
  it('gives actors with cleaned names and whoever uses them', () => {
    const { source, version, actors } = read(aThreatActorCluster());
    expect({ source, version }).toEqual({ source: 'misp-galaxy/threat-actor', version: '7' });
    expect(actors.map((actor) => actor.id)).toEqual(['amber-sleet', 'bittern']);
    expect(actors[0]).toMatchObject({ country: 'KP', attackId: 'G9001', references: ['https://wire.example/amber'] });
    expect(actors[0]?.aliases).toEqual([
      { name: 'Amber Sleet', usedBy: ['Microsoft'] },
      { name: 'Mudlark', usedBy: ['CrowdStrike'] },
      { name: 'Reed Choir', usedBy: ['MISP'] },
      { name: 'ReedPipe', usedBy: ['MISP'] },
    ]);
  });

  it('takes only ransomware with a leak site for a crew, and wants a cue beside its names', () => {
    const { actors } = read(aRansomwareCluster());
    expect(actors).toHaveLength(1);
    expect(actors[0]).toMatchObject({ id: 'umbrella-stand', kind: 'crime' });
    expect(actors[0]?.aliases).toEqual([
      { name: 'Umbrella Stand', usedBy: ['MISP'], guard: 'cue' },
      { name: 'UStand', usedBy: ['MISP'], guard: 'cue' },
    ]);
  });
});

describe('a file that cannot be used', () => {
  const whole = JSON.stringify(aStix20Bundle());

  it.each([
    ['truncated', whole.slice(0, -40), 'cut off'],
    ['empty', ' ', 'empty'],
    ['of another kind', '{"feeds":[]}', 'neither'],
    [
      'a STIX bundle without groups',
      '{"type":"bundle","objects":[{"type":"indicator","id":"indicator--1"}]}',
      'no groups',
    ],
    ['a cluster of another galaxy', '{"type":"country","version":1,"values":[{"value":"France"}]}', 'neither'],
  ])('is refused with the reason when %s', (_, text, why) => {
    expect(() => readImport('file.json', text)).toThrow(AppError);
    expect(() => readImport('file.json', text)).toThrow(why);
    expect(() => readImport('file.json', text)).toThrow('file.json');
  });
});
