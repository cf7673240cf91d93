const REMEMBERED = 5_000;

/** Tells, once for each id, that nobody asked about it before: over all processes when it asks the store. */
export type IsFirst = (id: string) => Promise<boolean>;

/** For a process that is alone: platforms send again what they think was not heard. Remembers the newest thousands. */
export function createIsFirst(): IsFirst {
  const seen = new Set<string>();
  return async (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    for (const oldest of seen) {
      if (seen.size <= REMEMBERED) break;
      seen.delete(oldest);
    }
    return true;
  };
}
