/** How long work that was taken stays taken, and how often its holder says that it lives. Who misses three beats is taken for dead. */
export const HEARTBEAT = { leaseMs: 20_000, everyMs: 5_000 } as const;

/** Repeats `beat` for as long as the work takes. A beat that fails is left to the next one. */
export async function withHeartbeat<T>(beat: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void beat().catch(() => {}), HEARTBEAT.everyMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
