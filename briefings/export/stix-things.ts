import type { BriefingActor, BriefingTechnique } from '../../src/model/briefing.ts';
import { refang } from '../render/defang.ts';
import type { StixContext } from './stix-context.ts';
import { lasting, type StixObject } from './stix-object.ts';
import { stixPattern } from './stix-pattern.ts';

/** The maker of all other objects. */
export const SITREP = lasting('identity', 'sitrep', { name: 'Sitrep', identity_class: 'system' });

export function intrusionSet({ id, name, attackId }: Pick<BriefingActor, 'id' | 'name' | 'attackId'>): StixObject {
  return lasting('intrusion-set', `${id}:${name}:${attackId}`, {
    name,
    ...(attackId === null ? {} : { external_references: [attackReference(attackId, 'groups')] }),
  });
}

export function organisation(name: string): StixObject {
  return lasting('identity', `organisation:${name}`, { name, identity_class: 'organization' });
}

export function attackPattern({ id, name, tactics }: BriefingTechnique): StixObject {
  return lasting('attack-pattern', `${id}:${name}`, {
    name,
    external_references: [attackReference(id, 'techniques')],
    kill_chain_phases: tactics.map((tactic) => ({ kill_chain_name: 'mitre-attack', phase_name: tactic })),
  });
}

export function vulnerability(cve: string): StixObject {
  return lasting('vulnerability', cve, {
    name: cve,
    external_references: [{ source_name: 'cve', external_id: cve }],
  });
}

/** Indicators with patterns; wallets have none in STIX and CVEs are vulnerabilities. */
export function indicators({ briefing, make, since, words }: StixContext): readonly StixObject[] {
  return briefing.indicators.flatMap((found) => {
    const value = refang(found);
    const pattern = stixPattern({ type: found.type, value });
    if (pattern === undefined) return [];
    const properties = { name: value, pattern, pattern_type: 'stix', valid_from: since };
    return [
      make('indicator', pattern, { ...properties, indicator_types: ['malicious-activity'], ...words(found.evidence) }),
    ];
  });
}

function attackReference(id: string, kind: 'groups' | 'techniques'): Readonly<Record<string, string>> {
  const url = `https://attack.mitre.org/${kind}/${id.replace('.', '/')}`;
  return { source_name: 'mitre-attack', external_id: id, url };
}
