import type { Clock } from '../../src/delivery/deliver.ts';

/** A clock on which waiting takes no time. */
export function aClock(start: Date): Clock & { advance(ms: number): void } {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    advance: (ms) => {
      time += ms;
    },
    wait: async (ms, signal) => {
      // Work in hand goes first, as it would on a real clock.
      await new Promise((resolve) => setImmediate(resolve));
      if (!signal.aborted) time += ms;
    },
  };
}
