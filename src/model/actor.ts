/** A name of an actor and who uses it. */
export interface Alias {
  readonly name: string;
  /** Vendors and agencies, e.g. `Microsoft`, `CrowdStrike`, `MITRE`, `press`. */
  readonly usedBy: readonly string[];
  /** `cue`: an ordinary word or too short, counts only in exact case with a cue nearby. `never`: suppressed. Default `plain`. */
  readonly guard?: 'plain' | 'cue' | 'never';
}

/** `subgroup-of`: part of the parent. `overlaps`: shares members or activity; a subscription to the parent still includes it. */
export interface Parent {
  readonly id: string;
  readonly relation: 'subgroup-of' | 'overlaps';
}

/** Where a fact of a profile comes from. */
export interface Provenance {
  /** e.g. `sitrep-pack`, `mitre-attack`, `misp-galaxy`, `overlay`. */
  readonly source: string;
  readonly version?: string;
  readonly licence?: string;
}

/** A threat actor: a STIX `intrusion-set`. */
export interface Actor {
  /** Ours, kebab case, stable: `tradertraitor`. */
  readonly id: string;
  readonly name: string;
  /** Every name it goes by, the canonical one first. */
  readonly aliases: readonly Alias[];
  /** ATT&CK group id, e.g. `G0032`. */
  readonly attackId?: string;
  /** ISO 3166-1 alpha-2 of the state it works for or from. */
  readonly country?: string;
  readonly kind: 'state' | 'crime' | 'hacktivist' | 'mercenary' | 'unknown';
  readonly motivations: readonly ('espionage' | 'financial' | 'sabotage' | 'influence' | 'ideology')[];
  readonly sectors: readonly string[];
  readonly parents: readonly Parent[];
  /** Names of malware and tools. */
  readonly software: readonly string[];
  /** ATT&CK ids it is known for. */
  readonly techniques: readonly string[];
  readonly references: readonly string[];
  /** `2009` or `2009-02`. */
  readonly firstSeen?: string;
  /** Sentences of our own. */
  readonly description: string;
  readonly provenance: readonly Provenance[];
}

/** A name that must not count for an actor, and why. `storyId` set: only there. */
export interface Suppression {
  readonly id: string;
  readonly alias: string;
  /** Absent: the alias is never matched for anybody. */
  readonly actorId?: string;
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}
