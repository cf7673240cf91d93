import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../src/actors/build-library.ts';
import { ancestors, descendants, nearestAttackId } from '../../src/actors/family.ts';
import { findActor } from '../../src/actors/find-actor.ts';
import { loadPack } from '../../src/actors/load-pack.ts';

const library = buildLibrary({ pack: loadPack(), imported: [], overlay: { actors: [], aliases: [] } });

function ids(actors: readonly { readonly id: string }[]): readonly string[] {
  return actors.map(({ id }) => id);
}

describe('what a person types', () => {
  it.each([
    ['lazarus', 'lazarus-group'],
    ['Lazarus Group', 'lazarus-group'],
    ['lazarus-group', 'lazarus-group'],
    ['G0032', 'lazarus-group'],
    ['g0032', 'lazarus-group'],
    ['apt 38', 'apt38'],
    ['APT-38', 'apt38'],
    ['jade sleet', 'tradertraitor'],
    ['Play ransomware', 'play'],
    ['akira gang', 'akira'],
    ['海莲花', 'apt32'],
    ['ラザルス', 'lazarus-group'],
    ['ＡＰＴ２８', 'apt28'],
  ])('%s is one actor', (typed, id) => {
    expect(ids(findActor(library, typed).found)).toEqual([id]);
  });

  it.each([
    ['Lazrus', 'lazarus-group'],
    ['Kimsukyy', 'kimsuky'],
    ['Scatered Spider', 'scattered-spider'],
    ['muddyw', 'muddywater'],
  ])('%s is nearly one', (typed, id) => {
    const { found, near } = findActor(library, typed);
    expect(found).toEqual([]);
    expect(ids(near)[0]).toBe(id);
  });

  it.each(['', '   ', 'quite another thing'])('"%s" is nobody', (typed) => {
    expect(findActor(library, typed)).toEqual({ found: [], near: [] });
  });
});

describe('families', () => {
  it('go up, nearest first', () => {
    expect(ids(ancestors(library, 'bluenoroff'))).toEqual(['apt38', 'lazarus-group']);
  });

  it('go down through all generations', () => {
    const children = ids(descendants(library, 'lazarus-group'));
    expect(children).toContain('tradertraitor');
    expect(children).toContain('bluenoroff');
    expect(children).not.toContain('lazarus-group');
  });

  it('lend their ATT&CK id to members that have none', () => {
    expect(nearestAttackId(library, 'andariel')).toBe('G0138');
    expect(nearestAttackId(library, 'tradertraitor')).toBe('G0032');
    expect(nearestAttackId(library, 'bluenoroff')).toBe('G0082');
    expect(nearestAttackId(library, 'lockbit')).toBeUndefined();
  });

  it('end, even when two actors are called parents of each other', () => {
    const [one, two] = ['one', 'two'].map((id) => ({ ...library.actors[0], id })) as never as [never, never];
    const circle = [
      { ...(one as object), parents: [{ id: 'two', relation: 'overlaps' }] },
      { ...(two as object), parents: [{ id: 'one', relation: 'overlaps' }] },
    ] as never as typeof library.actors;
    const looped = { actors: circle, byId: new Map(circle.map((actor) => [actor.id, actor])) };
    expect(ids(ancestors(looped, 'one'))).toEqual(['two']);
    expect(ids(descendants(looped, 'one'))).toEqual(['two']);
  });
});
