import type { Action } from '../../src/model/briefing.ts';
import collection from './catalog/collection.json' with { type: 'json' };
import commandAndControl from './catalog/command-and-control.json' with { type: 'json' };
import credentialAccess from './catalog/credential-access.json' with { type: 'json' };
import defenseEvasion from './catalog/defense-evasion.json' with { type: 'json' };
import discovery from './catalog/discovery.json' with { type: 'json' };
import execution from './catalog/execution.json' with { type: 'json' };
import exfiltration from './catalog/exfiltration.json' with { type: 'json' };
import impact from './catalog/impact.json' with { type: 'json' };
import initialAccess from './catalog/initial-access.json' with { type: 'json' };
import lateralMovement from './catalog/lateral-movement.json' with { type: 'json' };
import persistence from './catalog/persistence.json' with { type: 'json' };
import privilegeEscalation from './catalog/privilege-escalation.json' with { type: 'json' };
import reconnaissance from './catalog/reconnaissance.json' with { type: 'json' };
import resourceDevelopment from './catalog/resource-development.json' with { type: 'json' };
import plays from './plays.json' with { type: 'json' };

/** An action on file. Its mitigation answers every technique it lists. */
export interface CatalogAction {
  readonly when: NonNullable<Action['when']>;
  /** ATT&CK technique ids. */
  readonly answers: readonly string[];
  readonly mitigation: string | null;
  readonly title: string;
  readonly detail: string;
}

/** What one would say to the usual victims of certain actors; it goes before the general actions. */
export interface Play {
  readonly id: string;
  /** Actor ids; their children are meant as well. */
  readonly actors: readonly string[];
  readonly actions: readonly CatalogAction[];
}

/** Actions by technique, in kill-chain order. */
export const ACTIONS = [
  ...reconnaissance,
  ...resourceDevelopment,
  ...initialAccess,
  ...execution,
  ...persistence,
  ...privilegeEscalation,
  ...defenseEvasion,
  ...credentialAccess,
  ...discovery,
  ...lateralMovement,
  ...collection,
  ...commandAndControl,
  ...exfiltration,
  ...impact,
] as readonly CatalogAction[];

export const PLAYS = plays as readonly Play[];
