import type { Briefing } from '../../../src/model/briefing.ts';
import { aBriefing } from '../../support/a-briefing.ts';

const MOST_INCIDENTS = 3;
const MOST_REVISIONS = 3;

/** One revision of one incident's briefing. */
export interface Telling {
  readonly incidentId: string;
  readonly revision: number;
}

/** What is told in a run, in this order: a few incidents in a few revisions each. */
export function scriptOf(seed: number, random: () => number): readonly Telling[] {
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const open = Array.from({ length: upTo(MOST_INCIDENTS) }, (_, n) => ({
    incidentId: `event-${seed}-${'abc'.charAt(n)}`,
    told: 0,
    revisions: upTo(MOST_REVISIONS),
  }));
  const script: Telling[] = [];
  while (open.length > 0) {
    const [next = open[0]] = open.slice(Math.floor(random() * open.length));
    if (!next) break;
    next.told += 1;
    script.push({ incidentId: next.incidentId, revision: next.told });
    if (next.told === next.revisions) open.splice(open.indexOf(next), 1);
  }
  return script;
}

/** Each revision names one victim more, so that a reader hears of each. */
export function briefingOf({ incidentId, revision }: Telling): Briefing {
  const [victim] = aBriefing().victims;
  return aBriefing({
    id: `${incidentId}-${revision}`,
    incidentId,
    revision,
    headline: `Thieves robbed ${incidentId}`,
    victims: Array.from({ length: revision }, (_, n) => ({
      evidence: victim?.evidence ?? [],
      name: victimOf({ incidentId, revision: n + 1 }),
    })),
  });
}

export function victimOf({ incidentId, revision }: Telling): string {
  return `Bank ${revision} of ${incidentId}`;
}
