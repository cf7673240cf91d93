import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadOverlay } from '../../src/actors/load-overlay.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function overlay(text: string): string {
  const path = join(temporaryFolder(), 'our-actors.yaml');
  writeFileSync(path, text);
  return path;
}

describe('our-actors.yaml', () => {
  it('brings own actors, more names and names that must not count', () => {
    const path = overlay(`
actors:
  - id: parking-crew
    name: Parking Crew
    kind: crime
    country: FR
    aliases: { us: [PC-7] }
    parents: { lazarus-group: overlaps }
aliases:
  apt28: [Case Blue]
suppress:
  - Mask
  - { alias: Reaper, actor: apt37, reason: our printer is called so }
`);
    const { actors, aliases, suppressions } = loadOverlay([path]);
    expect(actors).toHaveLength(1);
    expect(actors[0]).toMatchObject({
      id: 'parking-crew',
      aliases: [
        { name: 'Parking Crew', usedBy: [] },
        { name: 'PC-7', usedBy: ['us'] },
      ],
      parents: [{ id: 'lazarus-group', relation: 'overlaps' }],
      provenance: [{ source: 'overlay' }],
    });
    expect(aliases).toEqual([{ actorId: 'apt28', names: ['Case Blue'] }]);
    expect(suppressions).toMatchObject([
      { alias: 'Mask', by: path, reason: 'suppressed' },
      { alias: 'Reaper', actorId: 'apt37', reason: 'our printer is called so' },
    ]);
    expect(suppressions[0]).not.toHaveProperty('actorId');
  });

  it('may be empty, and there may be none', () => {
    const nothing = { actors: [], aliases: [], suppressions: [] };
    expect(loadOverlay([])).toEqual(nothing);
    expect(loadOverlay([overlay('')])).toEqual(nothing);
  });

  it('reports every fault of every file at once, with the nearest known key', () => {
    const one = overlay('actors: [{ id: Parking Crew, nmae: x }]');
    const two = overlay('supress: [Mask]');
    const load = () => loadOverlay([one, two]);
    expect(load).toThrow(`${one}: actors.0.id: small letters, digits and hyphens`);
    expect(load).toThrow('"nmae", did you mean "name"?');
    expect(load).toThrow('"supress", did you mean "suppress"?');
  });

  it('tells broken YAML and a missing file from faults in it', () => {
    expect(() => loadOverlay([overlay('actors: [')])).toThrow('our-actors.yaml');
    expect(() => loadOverlay(['/nowhere/our-actors.yaml'])).toThrow('cannot be read');
  });
});
