/** Stories about one event. Has one briefing with revisions. */
export interface Incident {
  readonly id: string;
  readonly storyIds: readonly string[];
  /** Publication of its first story. */
  readonly openedAt: Date;
  /** Publication of its newest story. */
  readonly updatedAt: Date;
  /**
   * Folded rare things that its stories tell: `subject:dmm bitcoin`, `amount:4502.9 BTC`, `cve:cve-2024-1`. It is found by them;
   * by those that start with `~` it is not.
   */
  readonly keys: readonly string[];
  /** Set when a person merged it away: all its stories are there, and so is whatever comes. */
  readonly mergedInto?: string;
}

/** Keys to find incidents by, among those whose newest story is of about that span of time (never of before `since`). */
export interface LookUp {
  readonly keys: readonly string[];
  readonly since: Date;
  readonly until: Date;
}

/** Incidents that share keys with a story, and how common each of those keys is. */
export interface Candidates {
  readonly incidents: readonly Incident[];
  /** In how many incidents a key occurs, counted up to a cap: large enough is common. */
  readonly frequency: ReadonlyMap<string, number>;
}
