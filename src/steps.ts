import { setImmediate as breathe } from 'node:timers/promises';

/** Work in steps: wherever it yields, other work may come between. */
export type Steps<T> = Generator<void, T, void>;

/** Nobody waits longer than this and one step for the work to pause. */
const PAUSE_AFTER_MS = 20;

/** Takes all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Takes the steps with pauses in which everything else gets its turn, the first before them. */
export async function withPauses<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    await breathe();
    const from = performance.now();
    while (performance.now() - from < PAUSE_AFTER_MS) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }
}
