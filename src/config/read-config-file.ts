import { readFileSync } from 'node:fs';
import { parseYaml } from '../parse-yaml.ts';
import { describeFaults } from './faults.ts';
import { type ConfigFile, fileSchema } from './file-schema.ts';

/** A `sitrep.yaml` that is there; of a faulty one the defaults. Faults are added, never thrown. */
export function readConfigFile(path: string, faults: string[]): ConfigFile {
  try {
    const result = fileSchema.safeParse(parseYaml(readFileSync(path, 'utf8')));
    if (result.success) return result.data;
    faults.push(...describeFaults(result.error, fileSchema));
  } catch (error) {
    faults.push(`- ${path} is no YAML that can be read: ${(error as Error).message}`);
  }
  return fileSchema.parse({});
}
