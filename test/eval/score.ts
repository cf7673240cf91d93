/** What a line of a gold file says: the ATT&CK groups its text names. */
export interface GoldLine {
  readonly id: string;
  readonly source: string;
  readonly groups: readonly string[];
  /** Neither right nor wrong when found. */
  readonly ignore: readonly string[];
  /** The names as annotated. */
  readonly names: readonly string[];
  /** Only the main actor is annotated: what else is found is not wrong. */
  readonly primaryOnly: boolean;
}

/** What was found in a line: group ids with the names they were found by. */
export type Found = ReadonlyMap<string, readonly string[]>;

/** A line judged. */
export interface Verdict {
  readonly line: GoldLine;
  readonly found: Found;
  readonly hits: readonly string[];
  readonly falseAlarms: readonly string[];
  readonly misses: readonly string[];
}

export interface Score {
  readonly lines: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** F1 averaged over groups. */
  readonly macroF1: number;
  /** Share of lines naming no actor in which one was found. */
  readonly falseAlarmLines: number;
}

export function judge(line: GoldLine, found: Found): Verdict {
  const ids = [...found.keys()].filter((id) => !line.ignore.includes(id) || line.groups.includes(id));
  return {
    line,
    found,
    hits: ids.filter((id) => line.groups.includes(id)),
    falseAlarms: line.primaryOnly ? [] : ids.filter((id) => !line.groups.includes(id)),
    misses: line.groups.filter((id) => !found.has(id)),
  };
}

export function score(verdicts: readonly Verdict[]): Score {
  const perGroup = new Map<string, Counts>();
  for (const { hits, falseAlarms, misses } of verdicts) {
    for (const id of hits) countsOf(perGroup, id).hits += 1;
    for (const id of falseAlarms) countsOf(perGroup, id).falseAlarms += 1;
    for (const id of misses) countsOf(perGroup, id).misses += 1;
  }
  const groups = [...perGroup.values()];
  const total = {
    hits: sum(groups.map(({ hits }) => hits)),
    falseAlarms: sum(groups.map(({ falseAlarms }) => falseAlarms)),
    misses: sum(groups.map(({ misses }) => misses)),
  };
  const empty = verdicts.filter(({ line }) => !line.primaryOnly && line.groups.length === 0);
  return {
    lines: verdicts.length,
    precision: ratio(total.hits, total.hits + total.falseAlarms),
    recall: ratio(total.hits, total.hits + total.misses),
    f1: f1Of(total),
    macroF1: ratio(sum(groups.map(f1Of)), groups.length),
    falseAlarmLines: ratio(empty.filter(({ falseAlarms }) => falseAlarms.length > 0).length, empty.length),
  };
}

interface Counts {
  hits: number;
  falseAlarms: number;
  misses: number;
}

function countsOf(perGroup: Map<string, Counts>, id: string): Counts {
  const counts = perGroup.get(id) ?? { hits: 0, falseAlarms: 0, misses: 0 };
  perGroup.set(id, counts);
  return counts;
}

function f1Of({ hits, falseAlarms, misses }: Counts): number {
  return ratio(2 * hits, 2 * hits + falseAlarms + misses);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Nothing of nothing is `NaN`, and is shown as a dash. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole;
}
