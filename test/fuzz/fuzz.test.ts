import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCorpus } from './corpus.ts';
import { TARGETS } from './targets.ts';

it.each(TARGETS)(
  '$name holds whatever comes',
  async ({ name, runs, inputs, check }) => {
    for (const input of readCorpus(name)) await check(input as never);
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => check(input as never)),
      { numRuns: runs },
    );
    expect(runs).toBeGreaterThan(0);
  },
  120_000,
);
