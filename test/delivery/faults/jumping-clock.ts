import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../src/delivery/deliver.ts';
import type { Outbox } from '../../../src/delivery/outbox.ts';

/**
 * A clock that runs as it should while a delivery is in hand, and jumps over every wait while none is, twice as far each time
 * that nothing came of it. It knows which by the outbox that it wraps. `onJump` is told the time in ms since 1970.
 */
export function jumpingClock(
  outbox: Outbox,
  startsAt: number,
  onJump: (now: number) => void,
): Clock & { readonly outbox: Outbox } {
  const began = performance.now();
  let jumped = 0;
  let inHand = 0;
  let stride = 1;
  const now = () => startsAt + jumped + Math.floor(performance.now() - began);
  return {
    outbox: {
      ...outbox,
      claimDue: async (claim) => {
        const claimed = await outbox.claimDue(claim);
        inHand += claimed.length;
        if (claimed.length > 0) stride = 1;
        return claimed;
      },
      settle: async (channel, outcome) => {
        await outbox.settle(channel, outcome);
        inHand -= 1;
      },
    },
    now: () => new Date(now()),
    wait: async (ms, signal) => {
      const isIdle = inHand === 0;
      await sleep(isIdle ? 0 : ms, undefined, { signal }).catch(() => undefined);
      if (signal.aborted || !isIdle) return;
      jumped += ms * stride;
      stride *= 2;
      onJump(now());
    },
  };
}
