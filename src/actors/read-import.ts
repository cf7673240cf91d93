import { appError } from '../errors.ts';
import { asGalaxyCluster } from './galaxy-cluster.ts';
import { type AttackData, readAttack } from './import-attack.ts';
import { readGalaxy } from './import-misp.ts';
import type { SourceActors } from './rank-sources.ts';
import { asStixBundle } from './stix-index.ts';

/** What one file brings; `attack` only from an ATT&CK bundle: techniques, mitigations and texts to learn from. */
export interface Import extends SourceActors {
  readonly version: string;
  readonly attack?: AttackData;
}

/**
 * Reads an ATT&CK STIX 2.x bundle or a MISP galaxy cluster, told apart by their content. `name` is for the message.
 * Throws `IMPORT_REFUSED` with the reason when the text is truncated, or neither.
 */
export function readImport(name: string, text: string): Import {
  const content = parse(name, text);
  const bundle = asStixBundle(content);
  if (bundle) {
    const attack = readAttack(bundle);
    if (attack.actors.length === 0) throw refusal(name, 'the STIX bundle holds no groups of ATT&CK');
    return { source: 'mitre-attack', version: attack.version, actors: attack.actors, attack };
  }
  const cluster = asGalaxyCluster(content);
  if (!cluster) throw refusal(name, 'it is neither a STIX bundle nor a MISP galaxy cluster of actors');
  return readGalaxy(cluster);
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal(name, text.trim() === '' ? 'it is empty' : 'it is no whole JSON document; was it cut off?', cause);
  }
}

function refusal(name: string, why: string, cause?: unknown): Error {
  return appError('IMPORT_REFUSED', { name, why }, { cause });
}
