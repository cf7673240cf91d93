import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from '../config/environment.ts';

/** The environment, completed from `.env` in the folder if there is one; what is set already counts. */
export function withEnvFile(environment: Environment, folder: string): Environment {
  try {
    return { ...parseEnv(readFileSync(join(folder, '.env'), 'utf8')), ...environment };
  } catch {
    return environment;
  }
}
