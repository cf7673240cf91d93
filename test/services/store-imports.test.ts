import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPackedModel } from '../../briefings/techniques/pack-model.ts';
import { readImport } from '../../src/actors/read-import.ts';
import { LEARNED } from '../../src/knowledge.ts';
import { storeImports } from '../../src/services/store-imports.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aStix21Bundle } from '../actors/bundles.ts';

describe('an import', () => {
  let store: Store;
  const bundle = () => readImport('bundle', JSON.stringify(aStix21Bundle()));
  const learned = () => store.memory.get(LEARNED.room, LEARNED.key);

  beforeEach(async () => {
    store = await openStore('sqlite::memory:');
  });
  afterEach(() => store.close());

  it('of ATT&CK stores its actors and what it teaches about techniques, and tells the stages', async () => {
    const stages: string[] = [];
    await storeImports(store, [bundle()], { learn: true, onProgress: (...stage) => stages.push(stage.join(' ')) });
    expect((await store.actors.imported()).map(({ source }) => source)).toEqual(['mitre-attack']);
    expect(isPackedModel(await learned())).toBe(true);
    expect(stages).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((round) => `learning techniques ${round} 6`),
      'storing actors 1 1',
    ]);
  });

  it('teaches nothing where learning is turned off', async () => {
    await storeImports(store, [bundle()], { learn: false, onProgress: () => undefined });
    expect(await learned()).toBeUndefined();
  });

  it('teaches nothing when no technique of it is in the catalog: what was learned before stays', async () => {
    await storeImports(store, [bundle()], { learn: true, onProgress: () => undefined });
    const before = await learned();
    const { attack, ...rest } = bundle();
    await storeImports(store, [{ ...rest, ...(attack && { attack: { ...attack, techniques: [] } }) }], {
      learn: true,
      onProgress: () => undefined,
    });
    expect(await learned()).toEqual(before);
  });
});
