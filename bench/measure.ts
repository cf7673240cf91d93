/** How long something took against its peer in the same run: medians in ms, and the spread of the ratio. */
export interface Comparison {
  readonly ours: number;
  readonly peer: number;
  /** Ours over the peer's; below 1 is faster. */
  readonly ratio: number;
  readonly spread: readonly [number, number];
}

const ROUNDS = 5;

/** Runs both side by side, a warm-up and five rounds each. */
export async function compare(ours: () => unknown, peer: () => unknown): Promise<Comparison> {
  await ours();
  await peer();
  const rounds: { ours: number; peer: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await timed(ours), peer: await timed(peer) });
  const ratios = rounds.map((round) => round.ours / round.peer).sort((a, b) => a - b);
  return {
    ours: median(rounds.map((round) => round.ours)),
    peer: median(rounds.map((round) => round.peer)),
    ratio: median(ratios),
    spread: [ratios[0] ?? 0, ratios.at(-1) ?? 0],
  };
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
