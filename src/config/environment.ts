import { readFileSync } from 'node:fs';
import { Secret } from '../secret.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const SECRETS = [
  'SITREP_API_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_SECRET',
  'MicrosoftAppPassword',
  'OPENAI_API_KEY',
  'IRC_PASSWORD',
] as const;
export type SecretName = (typeof SECRETS)[number];

const DATABASE = /^(?:sqlite:|postgres(?:ql)?:\/\/)/;
const LOG_LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const APP_TYPES = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;
const HIGHEST_PORT = 65_535;

/** What Sitrep knows of an environment. Kept free of libraries, since every command line waits for it. */
export interface Settings {
  readonly SITREP_CONFIG?: string;
  readonly DATABASE_URL: string;
  readonly HOST: string;
  readonly PORT: number;
  readonly LOG_LEVEL: string;
  readonly SLACK_CLIENT_ID?: string;
  readonly SLACK_API_URL?: string;
  readonly MicrosoftAppId?: string;
  readonly MicrosoftAppType: (typeof APP_TYPES)[number];
  readonly MicrosoftAppTenantId?: string;
  readonly OPENAI_BASE_URL?: string;
  readonly SITREP_MODEL?: string;
  readonly secrets: Readonly<Partial<Record<SecretName, Secret>>>;
}

/** Reads the settings; empty values count as absent. Faults are added, never thrown. */
export function readEnvironment(environment: Environment, faults: string[]): Settings {
  const present: Environment = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { PORT: port, LOG_LEVEL: logLevel, MicrosoftAppType: appType } = present;
  const knownType = APP_TYPES.find((type) => type === appType);
  const database = readSecret('DATABASE_URL', present, faults);
  if (database && !DATABASE.test(database)) faults.push('- DATABASE_URL starts with neither sqlite: nor postgres://');
  if (port && !isPort(Number(port))) faults.push(`- PORT must be a whole number from 0 to ${HIGHEST_PORT}`);
  if (logLevel && !LOG_LEVELS.includes(logLevel)) faults.push(`- LOG_LEVEL is none of ${LOG_LEVELS.join(', ')}`);
  if (appType && !knownType) faults.push(`- MicrosoftAppType is none of ${APP_TYPES.join(', ')}`);
  for (const name of ['SLACK_API_URL', 'OPENAI_BASE_URL'] as const) {
    if (present[name] && !URL.canParse(present[name])) faults.push(`- ${name} is no address`);
  }
  return {
    ...pick(present, ['SITREP_CONFIG', 'SLACK_CLIENT_ID', 'SLACK_API_URL', 'OPENAI_BASE_URL', 'SITREP_MODEL']),
    ...pick(present, ['MicrosoftAppId', 'MicrosoftAppTenantId']),
    DATABASE_URL: database ?? 'sqlite:./data/sitrep.db',
    HOST: present.HOST ?? '127.0.0.1',
    PORT: Number(port ?? 3000),
    LOG_LEVEL: logLevel ?? 'info',
    MicrosoftAppType: knownType ?? 'MultiTenant',
    secrets: readSecrets(present, faults),
  };
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT;
}

function pick<K extends string>(environment: Environment, names: readonly K[]): Partial<Record<K, string>> {
  return Object.fromEntries(
    names.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  ) as Partial<Record<K, string>>;
}

function readSecrets(environment: Environment, faults: string[]): Settings['secrets'] {
  return Object.fromEntries(
    SECRETS.flatMap((name) => {
      const value = readSecret(name, environment, faults);
      return value === undefined ? [] : [[name, new Secret(value)]];
    }),
  );
}

/** The value itself, or what stands in the file that `<NAME>_FILE` names. */
function readSecret(name: SecretName | 'DATABASE_URL', environment: Environment, faults: string[]): string | undefined {
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
