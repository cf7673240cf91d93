import type { ChatAdapter } from '../../adapters/contract.ts';
import type { Clock } from '../../src/delivery/deliver.ts';

/** Turns of the event loop after which whoever was about to post has begun to. */
const SETTLING_TURNS = 50;

/** The adapter, and a clock whose time passes only when no post of it is under way and there is nothing to do but wait. */
export function betweenPosts(
  adapter: ChatAdapter,
  clock: { now(): Date; advance(ms: number): void },
): { readonly adapter: ChatAdapter; readonly clock: Clock } {
  let underWay = 0;
  return {
    adapter: {
      ...adapter,
      post: (to, message) => {
        underWay += 1;
        return adapter.post(to, message).finally(() => {
          underWay -= 1;
        });
      },
    },
    clock: {
      now: clock.now,
      wait: async (ms, signal) => {
        for (let turns = 0; !signal.aborted && (turns < SETTLING_TURNS || underWay > 0); turns += 1)
          await new Promise((resolve) => setImmediate(resolve));
        if (!signal.aborted) clock.advance(ms);
      },
    },
  };
}
