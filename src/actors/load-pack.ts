import { readFileSync } from 'node:fs';
import type { Actor } from '../model/actor.ts';
import { packageFile } from '../package-file.ts';

/**
 * The bundled profiles. They are written in `pack/*.yaml` and read from `pack.jsonl`, one actor a line, which the
 * pack's test makes from them: parsing and checking the YAML would cost each start some 300 ms, this costs 5.
 */
export function loadPack(): readonly Actor[] {
  const lines = readFileSync(packageFile('src/actors/pack.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Actor);
}
