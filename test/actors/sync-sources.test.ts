import { describe, expect, it } from 'vitest';
import { SYNC_ADDRESSES, syncSources } from '../../src/actors/sync-sources.ts';
import { aStix21Bundle, aThreatActorCluster } from './bundles.ts';

const BUNDLE = JSON.stringify(aStix21Bundle());
const CLUSTER = JSON.stringify(aThreatActorCluster());

describe('sync', () => {
  it('reads ATT&CK and MISP from their own addresses', async () => {
    const asked: string[] = [];
    const imports = await syncSources(async (url) => {
      asked.push(url);
      return url.includes('attack') ? BUNDLE : CLUSTER;
    });
    expect(asked).toEqual(SYNC_ADDRESSES);
    expect(imports.map(({ source }) => source)).toContain('mitre-attack');
    for (const url of asked) expect(new URL(url).host).toBe('raw.githubusercontent.com');
  });

  it('brings nothing when one download is cut off', async () => {
    const cut = syncSources(async (url) => (url.endsWith('ransomware.json') ? CLUSTER.slice(0, 50) : BUNDLE));
    await expect(cut).rejects.toMatchObject({ code: 'IMPORT_REFUSED' });
  });
});
