import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { packageFile } from '../../src/package-file.ts';
import { parseYaml } from '../../src/parse-yaml.ts';
import { createServer } from '../../src/server.ts';
import { readMeasures } from '../../src/services/measures.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly read_only?: boolean;
  readonly deploy?: { readonly replicas: number };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly expr: string; readonly alert: string }[] }[];
}

const METRIC = /[a-z][a-z0-9_]*(?=\{)/g;
const SECRET_NAME = /PASSWORD|TOKEN|SECRET|KEY|DATABASE_URL/;
const SINGLE_DOLLAR = /(?<!\$)\$(?!\$)/;

const text = readFileSync(packageFile('compose.yaml'), 'utf8');
const compose = parseYaml(text) as Compose;
const services = Object.entries(compose.services);

describe('compose.yaml', () => {
  it.each(services)('runs %s on a root that cannot be written, and knows whether it is well', (_, service) => {
    expect(service.read_only).toBe(true);
    expect(service.healthcheck?.test[0]).toBe('CMD');
    expect(service.image).toMatch(/^sitrep$|:v?\d/);
  });

  it.each(services)('gives %s its secrets as files, and only such as are declared', (_, service) => {
    const { environment = {}, secrets = [], configs = [], volumes = [] } = service;
    for (const [name, value] of Object.entries(environment)) {
      if (SECRET_NAME.test(name)) expect(`${name} ${value}`).toMatch(/_FILE \/run\/secrets\//);
    }
    const named = Object.values(environment).flatMap((value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? []);
    expect(named.toSorted()).toEqual([...secrets].toSorted());
    expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining([...secrets]));
    expect(Object.keys(compose.configs)).toEqual(expect.arrayContaining(configs.map(({ source }) => source)));
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(volumes.map((each) => each.split(':')[0])));
  });

  it('opens ports to this machine only, one for each replica', () => {
    for (const [, { ports = [] }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(compose.services.sitrep?.deploy?.replicas).toBe(2);
    expect(compose.services.sitrep?.depends_on?.database?.condition).toBe('service_healthy');
  });

  it('leaves no variable for Compose to fill in', () => {
    expect(text).not.toMatch(SINGLE_DOLLAR);
  });

  it('says of Sitrep what Sitrep understands', async () => {
    const folder = temporaryFolder();
    const secrets = { database_url: 'postgres://sitrep:words@database/sitrep', api_token: 'a token' };
    for (const [name, value] of Object.entries(secrets)) writeFileSync(join(folder, name), `${value}\n`);
    writeFileSync(join(folder, 'sitrep.yaml'), compose.configs.sitrep?.content ?? '');
    const environment = Object.entries(compose.services.sitrep?.environment ?? {}).map(([name, value]) => [
      name,
      value.replace('/run/secrets', folder).replace('/etc/sitrep', folder),
    ]);
    const config = await loadConfig({ ...Object.fromEntries(environment), HOST: '0.0.0.0' }, folder);
    expect(config).toMatchObject({ databaseUrl: secrets.database_url, adapters: { console: false, web: true } });
    expect(config.apiToken?.reveal()).toBe(secrets.api_token);
  });

  it('asks Prometheus only for what Sitrep tells', async () => {
    const store = await aFilledStore();
    const server = createServer({
      ...{ host: '127.0.0.1', port: 0, logger: { error: () => {} } },
      isReady: async () => true,
      measures: () => readMeasures(store),
    });
    onTestFinished(async () => {
      await server.close();
      await store.close();
    });
    const metrics = await (await fetch(`${await server.listen()}/metrics`)).text();
    const { groups } = parseYaml(compose.configs.alerts?.content ?? '') as Rules;
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThanOrEqual(2);
    const asked = rules.flatMap(({ expr }) => expr.match(METRIC) ?? []).filter((name) => name !== 'up');
    for (const name of asked) expect(metrics).toContain(`\n${name} `);
    expect(parseYaml(compose.configs.prometheus?.content ?? '')).toMatchObject({
      scrape_configs: [{ dns_sd_configs: [{ names: ['sitrep'] }] }],
    });
  });
});
