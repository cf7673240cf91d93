import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../src/delivery/deliver.ts';
import type { Outbox } from '../../../src/delivery/outbox.ts';

const LOOK_AGAIN_MS = 5;

/**
 * A clock that runs as it should while a delivery is in hand, and jumps over every wait while none is. It knows which by the
 * outbox that it wraps. `onJump` is told the time in ms since 1970.
 */
export function jumpingClock(
  outbox: Outbox,
  startsAt: number,
  onJump: (now: number) => void,
): Clock & { readonly outbox: Outbox } {
  const began = performance.now();
  let jumped = 0;
  let inHand = 0;
  const now = () => startsAt + jumped + Math.floor(performance.now() - began);
  return {
    outbox: {
      ...outbox,
      claimDue: async (claim) => {
        const claimed = await outbox.claimDue(claim);
        inHand += claimed.length;
        return claimed;
      },
      release: async (channel, release) => {
        await outbox.release(channel, release);
        inHand -= 1;
      },
    },
    now: () => new Date(now()),
    wait: async (ms, signal) => {
      await sleep(inHand === 0 ? 0 : Math.min(ms, LOOK_AGAIN_MS), undefined, { signal }).catch(() => undefined);
      if (signal.aborted || inHand > 0) return;
      jumped += ms;
      onJump(now());
    },
  };
}
