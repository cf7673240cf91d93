import type { BriefingOutline, OutlinedActor } from '../../src/model/briefing-outline.ts';
import type { Role } from '../../src/model/findings.ts';

const MONTHS = 12;
const ACCUSING: ReadonlySet<Role> = new Set(['attributed', 'suspected']);

/** An incident and what its briefing says of one actor. */
export interface Attribution {
  readonly outline: BriefingOutline;
  readonly actor: OutlinedActor;
}

/** Incidents of a month, by whether the actor is held responsible or only named. */
export interface MonthOfNews {
  /** First day, UTC. */
  readonly start: Date;
  readonly accused: number;
  readonly named: number;
}

export interface LossSum {
  readonly unit: string;
  readonly amount: number;
  readonly incidents: number;
}

/** Who is said to have done it, or not to have done it, since then; newest first as the outlines are. */
export function attributionsSince(
  outlines: readonly BriefingOutline[],
  ids: ReadonlySet<string>,
  since: Date,
): readonly Attribution[] {
  return outlines
    .filter(({ createdAt }) => createdAt >= since.toISOString())
    .flatMap((outline) =>
      outline.actors.filter(({ id, role }) => ids.has(id) && role !== 'mentioned').map((actor) => ({ outline, actor })),
    );
}

/**
 * Incidents in which different voices hold somebody else responsible, or one denies what another says. `kin` are not
 * somebody else: who names the parent agrees with who names the child.
 */
export function disagreements(
  outlines: readonly BriefingOutline[],
  ids: ReadonlySet<string>,
  kin: ReadonlySet<string>,
): readonly { readonly outline: BriefingOutline; readonly positions: readonly OutlinedActor[] }[] {
  return outlines.flatMap((outline) => {
    const positions = outline.actors.filter(({ role }) => role !== 'mentioned');
    const own = positions.filter(({ id }) => ids.has(id));
    const others = positions.filter(({ id }) => !ids.has(id) && !kin.has(id));
    const differ = own.some((one) => others.some((other) => contradict(one, other)));
    return differ ? [{ outline, positions: [...own, ...others] }] : [];
  });
}

/** One voice that names two is no disagreement: they may have worked together. */
function contradict(one: OutlinedActor, other: OutlinedActor): boolean {
  if (!ACCUSING.has(one.role) && !ACCUSING.has(other.role)) return false;
  if (one.role === 'denied' || other.role === 'denied') return true;
  const voices = new Set(one.attributedBy.map(({ name }) => name));
  return !other.attributedBy.some(({ name }) => voices.has(name));
}

/** What was lost in the incidents in which one of these has the role. Of each incident the largest figure of a unit counts, once. */
export function lossSums(
  outlines: readonly BriefingOutline[],
  ids: ReadonlySet<string>,
  role: Role,
): readonly LossSum[] {
  const sums = new Map<string, LossSum>();
  for (const { actors, losses } of outlines) {
    if (!actors.some((actor) => ids.has(actor.id) && actor.role === role)) continue;
    for (const unit of new Set(losses.map((loss) => loss.unit))) {
      const largest = Math.max(...losses.filter((loss) => loss.unit === unit).map(({ amount }) => amount));
      const { amount, incidents } = sums.get(unit) ?? { amount: 0, incidents: 0 };
      sums.set(unit, { unit, amount: amount + largest, incidents: incidents + 1 });
    }
  }
  return [...sums.values()].sort((a, b) => b.incidents - a.incidents || a.unit.localeCompare(b.unit));
}

/** In how many incidents held against one of these a technique was reported. */
export function techniqueCounts(
  outlines: readonly BriefingOutline[],
  ids: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { techniques } of outlines.filter((outline) => isAccused(outline, ids))) {
    for (const id of techniques) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** The last twelve months, oldest first. */
export function newsByMonth(
  outlines: readonly BriefingOutline[],
  ids: ReadonlySet<string>,
  now: Date,
): readonly MonthOfNews[] {
  return Array.from({ length: MONTHS }, (_, index) => {
    const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1) + index, 1));
    const month = start.toISOString().slice(0, 7);
    const within = outlines.filter(({ createdAt }) => createdAt.startsWith(month));
    const accused = within.filter((outline) => isAccused(outline, ids)).length;
    return { start, accused, named: within.length - accused };
  });
}

function isAccused({ actors }: BriefingOutline, ids: ReadonlySet<string>): boolean {
  return actors.some(({ id, role }) => ids.has(id) && ACCUSING.has(role));
}
