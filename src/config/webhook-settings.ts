import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Secret } from '../secret.ts';
import type { WebhookSettings } from './config.ts';
import type { ConfigFile } from './file-schema.ts';

const SHORTEST_SECRET = 16;

type HookInFile = ConfigFile['adapters']['webhook'][number];

/** The webhooks of a configuration; paths are relative to `base`. Faults are added, never thrown. */
export function webhookSettings(
  hooks: readonly HookInFile[],
  base: string,
  faults: string[],
): readonly WebhookSettings[] {
  const names = hooks.map(({ name }) => name);
  for (const name of new Set(names.filter((each, at) => names.indexOf(each) < at))) {
    faults.push(`- two webhooks are called ${name}; each needs a name of its own`);
  }
  return hooks.map((hook) => ({ name: hook.name, url: hook.url, secret: new Secret(readSecret(hook, base, faults)) }));
}

function readSecret({ name, secret, secretFile }: HookInFile, base: string, faults: string[]): string {
  if ((secret === undefined) === (secretFile === undefined)) {
    faults.push(`- the webhook ${name} needs either a secret or a secretFile`);
    return '';
  }
  const value = secret ?? readFile(resolve(base, secretFile ?? ''), name, faults);
  if (value !== undefined && value.length < SHORTEST_SECRET) {
    faults.push(`- the secret of the webhook ${name} is shorter than ${SHORTEST_SECRET} characters`);
  }
  return value ?? '';
}

function readFile(path: string, name: string, faults: string[]): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    faults.push(`- the secretFile of the webhook ${name} is ${path}, which cannot be read`);
    return undefined;
  }
}
