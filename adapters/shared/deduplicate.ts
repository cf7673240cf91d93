const REMEMBERED = 5_000;

/** Tells whether this id came before: platforms send again what they think was not heard. Remembers the newest thousands. */
export function createDeduplicator(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return true;
    seen.add(id);
    for (const oldest of seen) {
      if (seen.size <= REMEMBERED) break;
      seen.delete(oldest);
    }
    return false;
  };
}
