import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Actor, Provenance } from '../model/actor.ts';
import { parseYaml } from '../parse-yaml.ts';
import { actorDefaults, actorEntry, toActor } from './actor-entry.ts';

const PACK: Provenance = { source: 'sitrep-pack', licence: 'MIT' };
/** Ids of techniques, software names and group ids in the pack come from ATT&CK. */
const ATTACK: Provenance = { source: 'mitre-attack', version: '18.1', licence: 'ATT&CK Terms of Use' };

const packFile = actorDefaults.extend({ actors: z.array(actorEntry).min(1) });

/** Reads and checks the YAML files of the pack. Throws a `ZodError` on the first file with a fault. */
export function readPack(folder: string): readonly Actor[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const { actors, ...defaults } = packFile.parse(parseYaml(readFileSync(join(folder, file), 'utf8')));
      return actors.map((entry) => toActor(entry, defaults, entry.attackId ? [PACK, ATTACK] : [PACK]));
    });
}
