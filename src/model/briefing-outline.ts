import type { BriefingActor, PriorityLevel } from './briefing.ts';
import type { Claimant, Loss } from './findings.ts';

/** What a briefing says of an actor, in short. */
export interface OutlinedActor extends Pick<BriefingActor, 'id' | 'name' | 'role' | 'confidence'> {
  readonly attributedBy: readonly Pick<Claimant, 'name' | 'reliability'>[];
  /** The first words that it rests on, shortened. */
  readonly quote: string;
}

/** A briefing without its evidence: small enough to read hundreds at once. */
export interface BriefingOutline {
  readonly id: string;
  readonly incidentId: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly headline: string;
  readonly level: PriorityLevel;
  readonly actors: readonly OutlinedActor[];
  /** Of the incident itself. */
  readonly losses: readonly Pick<Loss, 'amount' | 'unit'>[];
  /** Ids of the techniques reported. */
  readonly techniques: readonly string[];
}
