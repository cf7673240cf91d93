import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../src/actors/build-library.ts';
import { diffLibrary } from '../../src/actors/diff-library.ts';
import { loadPack } from '../../src/actors/load-pack.ts';
import { readImport } from '../../src/actors/read-import.ts';
import type { Actor } from '../../src/model/actor.ts';
import { anActor } from '../support/an-actor.ts';
import { aRansomwareCluster, aStix20Bundle, aStix21Bundle, aThreatActorCluster } from './bundles.ts';

const NO_OVERLAY = { actors: [], aliases: [] };
const attack = readImport('attack.json', JSON.stringify(aStix20Bundle()));
const misp = readImport('misp.json', JSON.stringify(aThreatActorCluster()));
const ransomware = readImport('ransomware.json', JSON.stringify(aRansomwareCluster()));

function actor(id: string, names: readonly string[], more: Partial<Actor> = {}): Actor {
  const aliases = names.map((name) => ({ name, usedBy: ['press'] }));
  return anActor({ id, name: names[0] ?? id, aliases, parents: [], software: [], techniques: [], ...more });
}

const bittern = actor('bittern', ['Bittern']);

function namesOf(library: ReturnType<typeof buildLibrary>, id: string): readonly string[] {
  return library.byId.get(id)?.aliases.map((alias) => alias.name) ?? [];
}

describe('the library', () => {
  it('joins what sources say of one actor, ours first', () => {
    const ours = actor('heron', ['Heron', 'Quiet Heron'], { description: 'Our own words.', software: ['Spade'] });
    const { byId } = buildLibrary({ pack: [ours, bittern], imported: [attack, misp], overlay: NO_OVERLAY });
    expect([...byId.keys()]).toEqual(['bittern', 'heron']);
    expect(byId.get('heron')).toMatchObject({
      name: 'Heron',
      attackId: 'G9001',
      description: 'Our own words.',
      software: ['Spade', 'ReedPipe'],
    });
    expect(byId.get('heron')?.provenance.map(({ source }) => source)).toEqual([
      'sitrep-pack',
      'mitre-attack',
      'misp-galaxy/threat-actor',
    ]);
    expect(byId.get('heron')?.aliases.find(({ name }) => name === 'Amber Sleet')?.usedBy).toEqual([
      'MITRE',
      'Microsoft',
    ]);
  });

  it('is the same whatever the order of its sources, and however often they are imported', () => {
    const pack = loadPack();
    const one = buildLibrary({ pack, imported: [attack, misp, ransomware], overlay: NO_OVERLAY });
    const reversed = [ransomware, misp, attack].map((source) => ({ ...source, actors: [...source.actors].reverse() }));
    const other = buildLibrary({ pack: [...pack].reverse(), imported: reversed, overlay: NO_OVERLAY });
    expect(other.actors).toEqual(one.actors);
    expect(other.conflicts).toEqual(one.conflicts);
    expect(diffLibrary(one, other)).toEqual({ added: [], changed: [], removed: [] });
  });

  it('takes an imported actor with an unknown name for the one that shares its other names', () => {
    const known = actor('choir', ['Choir', 'Mudlark', 'Reed Choir']);
    const { byId } = buildLibrary({ pack: [known], imported: [misp], overlay: NO_OVERLAY });
    expect([...byId.keys()]).toEqual(['bittern', 'choir']);
  });

  it('never makes one actor of two ATT&CK groups', () => {
    const ours = actor('egret', ['Egret', 'Quiet Heron', 'UNC9001'], { attackId: 'G8000' });
    const library = buildLibrary({ pack: [ours], imported: [attack], overlay: NO_OVERLAY });
    expect(library.byId.get('egret')?.attackId).toBe('G8000');
    expect(library.byId.get('quiet-heron')?.attackId).toBe('G9001');
    expect(namesOf(library, 'quiet-heron')).toContain('Quiet Heron');
    expect(namesOf(library, 'egret')).not.toContain('Quiet Heron');
  });

  it("does not take over an ATT&CK id on MISP's word alone", () => {
    const { byId } = buildLibrary({ pack: [], imported: [misp], overlay: NO_OVERLAY });
    expect(byId.get('amber-sleet')).not.toHaveProperty('attackId');
  });

  it('lets a country stay open where our profile leaves it open', () => {
    const crew = actor('crew', ['Amber Sleet'], { kind: 'crime' });
    const { country: _, ...stateless } = crew;
    const { byId } = buildLibrary({ pack: [stateless], imported: [misp], overlay: NO_OVERLAY });
    expect(byId.get('crew')).not.toHaveProperty('country');
  });
});

describe('a name that sources give to different actors', () => {
  it('stays with the ATT&CK group of that name', () => {
    const library = buildLibrary({ pack: [bittern], imported: [attack, misp], overlay: NO_OVERLAY });
    expect(namesOf(library, 'bittern')).toEqual(['Bittern', 'Mudlark Two']);
    expect(library.conflicts).toContainEqual({
      name: 'Quiet Heron',
      keptBy: ['quiet-heron'],
      givenTo: 'bittern',
      source: 'misp-galaxy/threat-actor',
      rule: 'own-name',
    });
  });

  it('stays with the actor to whom our pack gives it', () => {
    const ours = actor('finch', ['Finch', 'Mudlark Two']);
    const library = buildLibrary({
      pack: [ours, actor('bittern', ['Bittern'])],
      imported: [misp],
      overlay: NO_OVERLAY,
    });
    expect(namesOf(library, 'finch')).toContain('Mudlark Two');
    expect(library.conflicts).toContainEqual(
      expect.objectContaining({ name: 'Mudlark Two', givenTo: 'bittern', rule: 'higher-source' }),
    );
  });

  it('is nobody’s when it is the name of malware', () => {
    const library = buildLibrary({ pack: [], imported: [attack, misp], overlay: NO_OVERLAY });
    expect(library.byName.get('reedpipe')).toBeUndefined();
    expect(library.conflicts).toContainEqual(
      expect.objectContaining({ name: 'ReedPipe', keptBy: [], rule: 'software' }),
    );
  });

  it('is shared when our own profiles share it', () => {
    const library = buildLibrary({
      pack: [actor('finch', ['Finch', 'Seed Team']), actor('wren', ['Wren', 'Seed Team'])],
      imported: [],
      overlay: NO_OVERLAY,
    });
    expect(library.byName.get('seedteam')?.map(({ id }) => id)).toEqual(['finch', 'wren']);
    expect(library.conflicts.map(({ rule }) => rule)).toEqual(['shared', 'shared']);
  });
});

describe('the overlay', () => {
  it('gives a name to its actor alone', () => {
    const overlay = { actors: [], aliases: [{ actorId: 'wren', names: ['Seed Team'] }] };
    const pack = [actor('finch', ['Finch', 'Seed Team']), actor('wren', ['Wren', 'Jenny'])];
    const library = buildLibrary({ pack, imported: [], overlay });
    expect(namesOf(library, 'wren')).toEqual(['Wren', 'Seed Team', 'Jenny']);
    expect(namesOf(library, 'finch')).toEqual(['Finch']);
  });

  it('adds facts to a known actor under its id', () => {
    const overlay = { actors: [actor('wren', ['Wren'], { software: ['Nest'] })], aliases: [] };
    const { byId } = buildLibrary({ pack: [actor('wren', ['Wren'], { software: ['Egg'] })], imported: [], overlay });
    expect(byId.get('wren')?.software).toEqual(['Nest', 'Egg']);
  });

  it('is refused when it names nobody, with the nearest id', () => {
    const overlay = { actors: [], aliases: [{ actorId: 'wern', names: ['Seed Team'] }] };
    expect(() => buildLibrary({ pack: [actor('wren', ['Wren'])], imported: [], overlay })).toThrow('"wren"');
  });
});

describe('the difference of two libraries', () => {
  it('tells actors and names that came, changed and went', () => {
    const before = buildLibrary({
      pack: [actor('gone', ['Gone']), actor('heron', ['Quiet Heron', 'Old Name'])],
      imported: [],
      overlay: NO_OVERLAY,
    });
    const newer = readImport('attack.json', JSON.stringify(aStix21Bundle()));
    const after = buildLibrary({
      pack: [actor('heron', ['Quiet Heron'])],
      imported: [newer, ransomware],
      overlay: NO_OVERLAY,
    });
    const { added, changed, removed } = diffLibrary(before, after);
    expect(added.map(({ id }) => id)).toEqual(['umbrella-stand']);
    expect(removed.map(({ id }) => id)).toEqual(['gone']);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({
      aliasesAdded: ['UNC9001', 'Amber Sleet', 'Loud Egret', 'Grey Egret'],
      aliasesRemoved: ['Old Name'],
      fields: ['attackId', 'software', 'techniques', 'references', 'provenance'],
    });
  });
});
