/** At most `posts` within `ms`. */
interface Rate {
  readonly posts: number;
  readonly ms: number;
}

/** What a bot may write into one conversation. */
export const PER_CONVERSATION: readonly Rate[] = [
  { posts: 7, ms: 1_000 },
  { posts: 8, ms: 2_000 },
  { posts: 60, ms: 30_000 },
  { posts: 1_800, ms: 3_600_000 },
];
/** What an app may write into one tenant. */
export const PER_TENANT: readonly Rate[] = [{ posts: 30, ms: 1_000 }];

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** Conversations that were silent for the longest window are forgotten when there are more than these. */
const REMEMBERED = 1_000;

/** Keeps posts within the documented rates, and away for longer after each refusal. */
export interface Throttle {
  /** Takes room for one post and gives 0, or takes nothing and gives the ms until there is room. */
  take(conversation: string, tenant: string): number;
  /** The platform refused: gives how long to stay away, at least `askedMs`, doubled with each refusal in a row. */
  refused(conversation: string, askedMs: number): number;
  accepted(conversation: string): void;
}

export function createThrottle(now: () => Date, random: () => number): Throttle {
  const posts = new Map<string, readonly number[]>();
  const refusals = new Map<string, number>();
  const longest = PER_CONVERSATION.at(-1)?.ms ?? 0;

  function waitFor(key: string, rates: readonly Rate[], at: number): number {
    const times = posts.get(key) ?? [];
    return Math.max(0, ...rates.map((rate) => untilRoom(times, rate, at)));
  }

  function note(key: string, at: number, window: number): void {
    posts.set(key, [...(posts.get(key) ?? []).filter((time) => time > at - window), at]);
    if (posts.size <= REMEMBERED) return;
    for (const [other, times] of posts) if ((times.at(-1) ?? 0) <= at - longest) posts.delete(other);
  }

  return {
    take(conversation, tenant) {
      const at = now().getTime();
      const wait = Math.max(waitFor(conversation, PER_CONVERSATION, at), waitFor(tenant, PER_TENANT, at));
      if (wait > 0) return wait;
      note(conversation, at, longest);
      note(tenant, at, 1_000);
      return 0;
    },
    refused(conversation, askedMs) {
      const times = refusals.get(conversation) ?? 0;
      refusals.set(conversation, times + 1);
      const backoff = Math.min(FIRST_WAIT_MS * 2 ** times, LONGEST_WAIT_MS);
      return Math.max(askedMs, backoff * (0.5 + random() / 2));
    },
    accepted: (conversation) => void refusals.delete(conversation),
  };
}

function untilRoom(times: readonly number[], { posts, ms }: Rate, at: number): number {
  const within = times.filter((time) => time > at - ms);
  const oldest = within[within.length - posts];
  return oldest === undefined ? 0 : oldest + ms - at;
}
