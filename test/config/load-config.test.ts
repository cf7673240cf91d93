import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { FILE_DEFAULTS } from '../../src/config/file-defaults.ts';
import { fileSchema } from '../../src/config/file-schema.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { AppError } from '../../src/errors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function faultsOf(environment: Record<string, string>, yaml?: string): Promise<string> {
  const folder = temporaryFolder();
  if (yaml !== undefined) writeFileSync(join(folder, 'sitrep.yaml'), yaml);
  try {
    await loadConfig(environment, folder);
  } catch (error) {
    if (error instanceof AppError && error.exitCode === 2) return error.message;
    throw error;
  }
  return '';
}

describe('the configuration', () => {
  it('needs nothing', async () => {
    const config = await loadConfig({}, temporaryFolder());
    expect(config).toMatchObject({
      databaseUrl: 'sqlite:./data/sitrep.db',
      host: '127.0.0.1',
      port: 3000,
      schedule: '*/5 * * * *',
      limits: { postsPerHour: 12, articleBytes: 5 * 1024 * 1024, feedBytes: 10 * 1024 * 1024 },
      adapters: { console: true, web: true, webhook: [] },
    });
    expect(config.feeds).toBeUndefined();
  });

  it('takes no file for an empty one', () => {
    expect(FILE_DEFAULTS).toEqual(fileSchema.parse({}));
  });

  it('reads every key that the documentation shows', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'sitrep.yaml'),
      `feeds:
  - { url: https://example.org/feed.xml, name: Example, reliability: B, every: 15m }
  - { file: more.opml }
schedule: "*/10 * * * *"
timezone: Europe/Paris
network: { allowPrivate: ["127.0.0.1:8080"] }
actors: { files: [./our-actors.yaml] }
adapters:
  slack: { adminUsers: [U123], defaultChannel: C123 }
  teams: {}
  irc: { host: irc.example.org, channels: ["#security"] }
  webhook: [{ name: soar, url: https://soar.example/hook, secret: a-long-shared-secret }]
  web: { enabled: true }
  console: { enabled: false }
adminChannel: slack:T1/C9
permissions: { subscribe: members, merge: everyone }
subscriptions: [{ channel: "slack:T1/C123", actors: [lazarus-group], minRole: suspected }]
model: { name: some-model, dailyTokens: 1000, language: fr }
ourSectors: [finance]
ourCountries: [FR]
watchWords: [okta]
limits: { postsPerHour: 3, articleBytes: 1MB, feedBytes: 2MB }
`,
    );
    const environment = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      MicrosoftAppId: 'app',
      MicrosoftAppPassword: 'password',
      OPENAI_API_KEY: 'key',
      IRC_PASSWORD: 'planted-irc-password',
    };
    expect(await loadConfig(environment, folder)).toMatchObject({
      feeds: [{ url: 'https://example.org/feed.xml', everyMs: 900_000, reliability: 'B' }],
      feedFiles: [join(folder, 'more.opml')],
      actorFiles: [join(folder, 'our-actors.yaml')],
      adapters: {
        console: false,
        slack: { adminUsers: ['U123'] },
        irc: { host: 'irc.example.org', port: 6697, tls: true, nick: 'sitrep', channels: ['#security'] },
        webhook: [{ name: 'soar' }],
      },
      adminChannel: { adapter: 'slack', id: 'T1/C9' },
      permissions: { subscribe: 'members', feeds: 'admins', suppress: 'admins', merge: 'everyone' },
      model: { name: 'some-model', language: 'fr' },
      watch: { sectors: ['finance'], countries: ['FR'], words: ['okta'] },
      limits: { postsPerHour: 3, feedBytes: 2 * 1024 * 1024 },
    });
  });

  it('names the nearest known key for an unknown one, at every depth', async () => {
    const faults = await faultsOf(
      {},
      'fedes: []\nlimits: { postPerHour: 3 }\nfeeds: [{ url: "https://a.example/", nmae: x }]\n',
    );
    expect(faults).toContain('"fedes" is not a known key; did you mean "feeds"?');
    expect(faults).toContain('"postPerHour" in limits is not a known key; did you mean "postsPerHour"?');
    expect(faults).toContain('"nmae" in feeds.0 is not a known key; did you mean "name"?');
  });

  it('reports all faults at once, combinations too', async () => {
    const faults = await faultsOf(
      { PORT: 'many', HOST: '0.0.0.0', SLACK_BOT_TOKEN: 'xoxb-1', MicrosoftAppId: 'a', OPENAI_API_KEY: 'k' },
      'timezone: Europe/Pariss\nschedule: "every day"\nadapters: { teams: {} }\n',
    );
    for (const part of ['PORT', 'timezone', 'schedule']) expect(faults).toContain(part);
    const combined = await faultsOf({
      HOST: '0.0.0.0',
      SLACK_BOT_TOKEN: 'xoxb-1',
      MicrosoftAppId: 'a',
      OPENAI_API_KEY: 'k',
    });
    for (const part of ['SITREP_API_TOKEN', 'SLACK_SIGNING_SECRET', 'MicrosoftAppPassword', 'SITREP_MODEL']) {
      expect(combined).toContain(part);
    }
  });

  it('reads a secret from a file and never prints one', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'token'), 'planted-secret\n');
    const config = await loadConfig({ SITREP_API_TOKEN_FILE: join(folder, 'token') }, folder);
    expect(config.apiToken?.reveal()).toBe('planted-secret');
    expect(`${JSON.stringify(config)}${inspect(config, { depth: 9 })}${config.apiToken}`).not.toContain(
      'planted-secret',
    );
  });

  it('reads the secret of a webhook from a file beside the configuration', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'soar-secret'), 'planted-hook-secret\n');
    const hook = '{ name: soar, url: https://soar.example/hook, secretFile: soar-secret }';
    writeFileSync(join(folder, 'sitrep.yaml'), `adapters: { webhook: [${hook}] }\n`);
    const config = await loadConfig({}, folder);
    expect(config.adapters.webhook[0]?.secret.reveal()).toBe('planted-hook-secret');
    expect(`${JSON.stringify(config)}${inspect(config, { depth: 9 })}`).not.toContain('planted-hook-secret');
  });

  it.each([
    ['{ name: soar, url: https://soar.example }', 'needs either a secret or a secretFile'],
    ['{ name: soar, url: https://soar.example, secret: short }', 'shorter than 16 characters'],
    ['{ name: soar, url: https://soar.example, secretFile: nowhere }', 'which cannot be read'],
    ['{ name: soar, url: ftp://soar.example, secret: a-long-shared-secret }', 'is no http(s) address'],
    ['{ name: SOAR, url: https://soar.example, secret: a-long-shared-secret }', 'holds more than a-z'],
  ])('refuses the webhook %s', async (hook, fault) => {
    expect(await faultsOf({}, `adapters: { webhook: [${hook}] }\n`)).toContain(fault);
  });

  it('refuses two webhooks of one name', async () => {
    const hook = '{ name: soar, url: https://soar.example, secret: a-long-shared-secret }';
    expect(await faultsOf({}, `adapters: { webhook: [${hook}, ${hook}] }\n`)).toContain('two webhooks are called soar');
  });

  it('refuses channels that nothing can reach', async () => {
    expect(await faultsOf({}, 'adminChannel: slack:T1/C1\n')).toContain('adminChannel names slack:T1/C1');
    expect(await faultsOf({}, 'subscriptions: [{ channel: "webhook:soar", everything: true }]\n')).toContain(
      'a subscription names webhook:soar',
    );
    expect(await faultsOf({}, 'adminChannel: web:console\n')).toBe('');
  });

  it('tells of a file that is missing or no YAML', async () => {
    expect(await faultsOf({ SITREP_CONFIG: 'nowhere.yaml' })).toContain('nowhere.yaml, which does not exist');
    expect(await faultsOf({}, 'feeds: [')).toContain('is no YAML that can be read');
    expect(await faultsOf({}, 'just words')).toContain('the file');
  });
});
