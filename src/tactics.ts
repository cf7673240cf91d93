import type { Tactic } from './model/technique.ts';

/** ATT&CK's tactics, in kill-chain order. */
export const TACTICS: readonly Tactic[] = [
  'reconnaissance',
  'resource-development',
  'initial-access',
  'execution',
  'persistence',
  'privilege-escalation',
  'defense-evasion',
  'credential-access',
  'discovery',
  'lateral-movement',
  'collection',
  'command-and-control',
  'exfiltration',
  'impact',
];
