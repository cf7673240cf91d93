import { expect, it } from 'vitest';
import { atOnce, type Steps, withPauses } from '../../src/steps.ts';

/** Holds the event loop for `ms` in each step. */
function* busy(steps: number, ms: number): Steps<number> {
  for (let step = 0; step < steps; step++) {
    const until = performance.now() + ms;
    while (performance.now() < until);
    yield;
  }
  return steps;
}

it('comes to the same at once and with pauses', async () => {
  expect(atOnce(busy(3, 0))).toBe(3);
  expect(await withPauses(busy(3, 0))).toBe(3);
});

it('lets other work have its turn while it goes on', async () => {
  let turns = 0;
  let ended = false;
  const other = (): void => {
    turns += 1;
    if (!ended) setImmediate(other);
  };
  setImmediate(other);
  await withPauses(busy(10, 25));
  ended = true;
  expect(turns).toBeGreaterThanOrEqual(10);
});

it('fails as its steps do', async () => {
  const broken = function* (): Steps<never> {
    yield;
    throw new RangeError('broken');
  };
  expect(() => atOnce(broken())).toThrow('broken');
  await expect(withPauses(broken())).rejects.toThrow('broken');
});
