/** Stories about one event. Has one briefing with revisions. */
export interface Incident {
  readonly id: string;
  readonly storyIds: readonly string[];
  /** Publication of its first story. */
  readonly openedAt: Date;
  /** Publication of its newest story. */
  readonly updatedAt: Date;
  /** Folded rare things its stories share, weighted by kind: `victim:dmm bitcoin`, `amount:4502.9 BTC`, `actor:tradertraitor`, `cve:CVE-2024-1`. */
  readonly keys: readonly string[];
}
