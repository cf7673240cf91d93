/** ATT&CK tactic short names, in kill-chain order. */
export type Tactic =
  | 'reconnaissance'
  | 'resource-development'
  | 'initial-access'
  | 'execution'
  | 'persistence'
  | 'privilege-escalation'
  | 'defense-evasion'
  | 'credential-access'
  | 'discovery'
  | 'lateral-movement'
  | 'collection'
  | 'command-and-control'
  | 'exfiltration'
  | 'impact';

export interface Technique {
  /** `T1566` or `T1566.003`. */
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly Tactic[];
  /** Ids of ATT&CK mitigations, `M1017`. */
  readonly mitigations: readonly string[];
}
