import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACTIONS, PLAYS } from '../../briefings/actions/action-catalog.ts';
import { mitigationName, techniqueOf } from '../../briefings/techniques/catalog.ts';
import { loadPack } from '../../src/actors/load-pack.ts';

const actionShape = z.strictObject({
  when: z.enum(['today', 'this-week', 'hunt']),
  answers: z.array(z.string().regex(/^T\d{4}(?:\.\d{3})?$/)).min(1),
  mitigation: z
    .string()
    .regex(/^M1\d{3}$/)
    .nullable(),
  title: z.string().min(12).max(160),
  detail: z.string().min(12).max(320),
});
const everything = [...ACTIONS, ...PLAYS.flatMap((play) => play.actions)];

describe('the actions on file', () => {
  it('are well-formed and told once', () => {
    expect(z.array(actionShape).safeParse(everything).error).toBeUndefined();
    expect(new Set(everything.map(({ title }) => title)).size).toBe(everything.length);
  });

  it('answer at least 120 techniques, each with a hunt and something to check or harden', () => {
    const kinds = new Map<string, Set<string>>();
    for (const { answers, when } of ACTIONS)
      for (const id of answers) kinds.set(id, (kinds.get(id) ?? new Set()).add(when === 'hunt' ? 'hunt' : 'act'));
    expect(kinds.size).toBeGreaterThanOrEqual(120);
    expect([...kinds].filter(([, found]) => found.size < 2)).toEqual([]);
  });

  it('say in which log to hunt', () => {
    const hunts = everything.filter(({ when }) => when === 'hunt');
    expect(hunts.filter(({ detail }) => !detail.includes('Log source: '))).toEqual([]);
  });

  it('name current techniques, and a mitigation that ATT&CK gives for each of them', () => {
    const techniques = new Set(everything.flatMap(({ answers }) => answers));
    expect([...techniques].filter((id) => techniqueOf(id)?.id !== id)).toEqual([]);
    const pairs = everything.flatMap(({ answers, mitigation }) =>
      mitigation ? answers.map((id) => [id, mitigation] as const) : [],
    );
    expect(pairs.filter(([id, mitigation]) => !techniqueOf(id)?.mitigations.includes(mitigation))).toEqual([]);
    expect(pairs.filter(([, mitigation]) => mitigationName(mitigation) === undefined)).toEqual([]);
  });

  it('keep plays for actors that have a profile', () => {
    const known = new Set(loadPack().map(({ id }) => id));
    expect(PLAYS.flatMap((play) => play.actors).filter((id) => !known.has(id))).toEqual([]);
  });
});
