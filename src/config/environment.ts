import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Secret } from '../secret.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const SECRETS = [
  'SITREP_API_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'MicrosoftAppPassword',
  'OPENAI_API_KEY',
] as const;
export type SecretName = (typeof SECRETS)[number];

const environmentSchema = z.object({
  SITREP_CONFIG: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'starts with neither sqlite: nor postgres://')
    .default('sqlite:./data/sitrep.db'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .max(65_535, 'must be at most 65535')
    .default(3000),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  SLACK_API_URL: z.url('is no address').optional(),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppType: z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI']).default('MultiTenant'),
  MicrosoftAppTenantId: z.string().optional(),
  OPENAI_BASE_URL: z.url('is no address').optional(),
  SITREP_MODEL: z.string().optional(),
});

export type Settings = z.infer<typeof environmentSchema> & {
  readonly secrets: Readonly<Partial<Record<SecretName, Secret>>>;
};

/** Reads what Sitrep knows of an environment; empty values count as absent. Faults are added, never thrown. */
export function readEnvironment(environment: Environment, faults: string[]): Settings {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = environmentSchema.safeParse(present);
  if (!result.success) {
    faults.push(...result.error.issues.map((issue) => `- ${issue.path.join('.')} ${issue.message}`));
  }
  const settings = result.success ? result.data : environmentSchema.parse({});
  const secrets = Object.fromEntries(
    SECRETS.flatMap((name) => {
      const value = readSecret(name, present, faults);
      return value === undefined ? [] : [[name, new Secret(value)]];
    }),
  );
  return { ...settings, secrets };
}

function readSecret(name: SecretName, environment: Environment, faults: string[]): string | undefined {
  const path = environment[`${name}_FILE`];
  if (environment[name] !== undefined && path !== undefined) {
    faults.push(`- ${name} and ${name}_FILE are both set; keep one`);
  }
  if (path === undefined) return environment[name];
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    faults.push(`- ${name}_FILE names ${path}, which cannot be read`);
    return undefined;
  }
}
