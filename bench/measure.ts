/** One line of the results: ours against a peer in the same run, or ours alone. */
export interface Result {
  readonly what: string;
  readonly unit: 'ms' | 'ms CPU' | 'us CPU' | 'MB' | '%' | 'times' | 'feeds' | 'entries';
  /** Median. */
  readonly ours: number;
  readonly peer?: Peer;
  /** What the ratio, or our figure where there is no peer, should stay under. */
  readonly target?: number;
}

interface Peer {
  readonly name: string;
  /** Median. */
  readonly figure: number;
  /** Ours over the peer's, the median of all rounds; below 1 is better. */
  readonly ratio: number;
  readonly spread: readonly [least: number, most: number];
}

type Figures<Name extends string> = Readonly<Record<Name, readonly number[]>>;

const ROUNDS = 5;

/** CPU time in ms of each piece of work, which other work on the machine disturbs least: a warm-up and five rounds side by side. */
export async function sideBySide<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Figures<Name>> {
  for (const work of Object.values<() => unknown>(works)) await work();
  return inRounds(works, ROUNDS, cpuOf);
}

/** What each piece of work measures of itself, round by round, one after the other in each. */
export async function inRounds<Name extends string, W>(
  works: Readonly<Record<Name, W>>,
  rounds: number,
  measure: (work: W) => number | Promise<number>,
): Promise<Figures<Name>> {
  const figures = new Map<string, number[]>(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, work] of Object.entries<W>(works)) figures.get(name)?.push(await measure(work));
  return Object.fromEntries(figures) as Record<Name, number[]>;
}

/** Ours against a peer, figure by figure of the same round. */
export function against(
  what: string,
  unit: Result['unit'],
  ours: readonly number[],
  peer: { readonly name: string; readonly figures: readonly number[] },
  target?: number,
): Result {
  const ratios = ours.map((figure, round) => figure / (peer.figures[round] ?? Number.NaN));
  const sorted = ratios.toSorted((a, b) => a - b);
  return {
    what,
    unit,
    ours: median(ours),
    peer: {
      name: peer.name,
      figure: median(peer.figures),
      ratio: median(ratios),
      spread: [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN],
    },
    ...(target !== undefined && { target }),
  };
}

export function alone(what: string, unit: Result['unit'], ours: readonly number[], target?: number): Result {
  return { what, unit, ours: median(ours), ...(target !== undefined && { target }) };
}

/** CPU time in ms. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
