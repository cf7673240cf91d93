import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../src/actors/load-pack.ts';
import { readPack } from '../../src/actors/read-pack.ts';
import { packageFile } from '../../src/package-file.ts';

const written = readPack(packageFile('src/actors/pack'));
const ids = new Set(written.map((actor) => actor.id));

describe('the bundled pack', () => {
  it('is loaded from what is written (after a change: npx vitest run test/actors/pack.test.ts -u)', async () => {
    const lines = written.map((actor) => `${JSON.stringify(actor)}\n`).join('');
    await expect(lines).toMatchFileSnapshot(join(packageFile('src/actors'), 'pack.jsonl'));
    expect(loadPack()[0]).toMatchObject({ id: expect.any(String), aliases: expect.any(Array) });
  });

  it('holds at least 230 actors', () => {
    expect(written.length).toBeGreaterThanOrEqual(230);
  });

  it('gives every actor its own id, and every ATT&CK group to one actor', () => {
    expect(ids.size).toBe(written.length);
    const groups = written.flatMap((actor) => actor.attackId ?? []);
    expect(new Set(groups).size).toBe(groups.length);
  });

  it.each(written.map((actor) => [actor.id, actor] as const))('describes %s well', (_, actor) => {
    expect(actor.description.length).toBeGreaterThanOrEqual(60);
    expect(actor.description.length).toBeLessThanOrEqual(400);
    const names = actor.aliases.map((alias) => alias.name.normalize('NFKC'));
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe(actor.name);
    for (const alias of actor.aliases) expect(alias.usedBy).not.toEqual([]);
    for (const parent of actor.parents) expect(ids).toContain(parent.id);
    expect(new Set(actor.techniques).size).toBe(actor.techniques.length);
  });
});
