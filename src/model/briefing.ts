import type { Confidence, Evidence } from './evidence.ts';
import type { Claimant, Indicator, Loss, Role, TimelineEvent, Unprofiled, Victim } from './findings.ts';
import type { Reliability } from './story.ts';
import type { Tactic } from './technique.ts';

/** One sentence of the bottom line. */
export interface SummarySentence {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

export interface BriefingActor {
  readonly id: string;
  readonly name: string;
  readonly attackId: string | null;
  readonly country: string | null;
  readonly parents: readonly { readonly id: string; readonly name: string; readonly attackId: string | null }[];
  readonly role: Role;
  readonly confidence: Confidence;
  readonly matched: readonly string[];
  readonly attributedBy: readonly Claimant[];
  readonly evidence: readonly Evidence[];
}

export interface BriefingTechnique {
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly Tactic[];
  readonly basis: 'reported' | 'possible' | 'known-for';
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  /** What a learned model was reminded of: an example of the technique, in ATT&CK's words. */
  readonly example?: string;
}

export interface Action {
  /** 1 is first. */
  readonly priority: number;
  readonly title: string;
  readonly detail: string;
  /** ATT&CK technique ids this answers. */
  readonly addresses: readonly string[];
  /** ATT&CK mitigation id. */
  readonly mitigation: string | null;
  /** What kind of work it is: to check at once, to harden soon, to search logs for. */
  readonly when?: 'today' | 'this-week' | 'hunt';
}

export interface Source {
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly reliability: Reliability;
}

export type PriorityLevel = 'critical' | 'high' | 'medium' | 'low';

/** The neutral document that every adapter draws: schema `sitrep.briefing/1`. Indicator values are defanged here. */
export interface Briefing {
  readonly schema: 'sitrep.briefing/1';
  readonly id: string;
  readonly incidentId: string;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly language: string;
  readonly tlp: 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
  readonly headline: string;
  readonly summary: readonly SummarySentence[];
  readonly priority: { readonly level: PriorityLevel; readonly reasons: readonly string[] };
  readonly actors: readonly BriefingActor[];
  readonly unprofiled: readonly Unprofiled[];
  readonly victims: readonly Victim[];
  /** Whom it hit: sectors, and countries as ISO 3166-1 alpha-2. Subscriptions ask for them. */
  readonly sectors?: readonly string[];
  readonly countries?: readonly string[];
  readonly losses: readonly Loss[];
  readonly timeline: readonly TimelineEvent[];
  readonly techniques: readonly BriefingTechnique[];
  readonly indicators: readonly Indicator[];
  readonly actions: readonly Action[];
  readonly sources: readonly Source[];
  readonly composedBy: { readonly rules: string; readonly model: string | null; readonly droppedClaims: number };
}
