import { type Import, readImport } from './read-import.ts';

const MISP = 'https://raw.githubusercontent.com/MISP/misp-galaxy/main/clusters';

/** Where both official sources publish. */
export const SYNC_ADDRESSES: readonly string[] = [
  'https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master/enterprise-attack/enterprise-attack.json',
  `${MISP}/threat-actor.json`,
  `${MISP}/microsoft-activity-group.json`,
  `${MISP}/ransomware.json`,
];

/**
 * Downloads and reads both official sources, one after the other. `get` fetches a text. Rejects at the first that
 * cannot be had or read, so that nothing is stored by halves.
 */
export async function syncSources(get: (url: string) => Promise<string>): Promise<readonly Import[]> {
  const imports: Import[] = [];
  for (const url of SYNC_ADDRESSES) imports.push(readImport(url, await get(url)));
  return imports;
}
