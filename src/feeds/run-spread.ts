export interface Spread<T> {
  /** Pieces of work that run at the same time, or wait to be asked for. */
  readonly atATime: number;
  /** Of these, how many may belong to one group: a slow host cannot take all places. */
  readonly perGroup: number;
  readonly groupOf: (item: T) => string;
  /** No batch holds more pieces. */
  readonly batch: number;
}

/**
 * Works on all items and yields the results in batches: whatever has arrived whenever the caller asks again. A result of
 * several pieces takes turns with the others, so that a long one keeps nobody waiting.
 */
export async function* runSpread<T, R>(
  items: readonly T[],
  { atATime, perGroup, groupOf, batch }: Spread<T>,
  work: (item: T) => Promise<readonly R[]>,
): AsyncGenerator<readonly R[]> {
  const waiting = items.map((item) => ({ item, group: groupOf(item) }));
  const running = new Map<string, number>();
  let busy = 0;
  const arrived: (readonly R[])[] = [];
  let failure: { readonly error: unknown } | undefined;
  let wake = (): void => {};

  function startNext(): void {
    while (busy + arrived.length < atATime) {
      const at = waiting.findIndex(({ group }) => (running.get(group) ?? 0) < perGroup);
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      if (!next) return;
      busy++;
      running.set(next.group, (running.get(next.group) ?? 0) + 1);
      void perform(next.item, next.group);
    }
  }

  async function perform(item: T, group: string): Promise<void> {
    try {
      const pieces = await work(item);
      if (pieces.length > 0) arrived.push(pieces);
    } catch (error) {
      failure ??= { error };
    }
    busy--;
    running.set(group, (running.get(group) ?? 1) - 1);
    startNext();
    wake();
  }

  startNext();
  while (busy > 0 || arrived.length > 0) {
    if (arrived.length === 0 && !failure) await new Promise<void>((resolve) => (wake = resolve));
    if (failure) throw failure.error;
    const taken = arrived.splice(0, batch);
    arrived.push(...taken.map((pieces) => pieces.slice(1)).filter((rest) => rest.length > 0));
    startNext();
    if (taken.length > 0) yield taken.flatMap((pieces) => pieces.slice(0, 1));
  }
}
