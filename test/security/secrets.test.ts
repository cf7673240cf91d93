import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { PLANTED } from '../support/planted.ts';
import { type CliRun, runCli, startCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOBODY = 'http://127.0.0.1:1';
const SECRETS = {
  SITREP_API_TOKEN: `api-${PLANTED}`,
  SLACK_BOT_TOKEN: `xoxb-${PLANTED}`,
  SLACK_SIGNING_SECRET: `sign-${PLANTED}`,
  SLACK_CLIENT_ID: '1.1',
  SLACK_CLIENT_SECRET: `client-${PLANTED}`,
  MicrosoftAppId: '00000000-0000-4000-8000-000000000000',
  MicrosoftAppPassword: `ms-${PLANTED}`,
  OPENAI_API_KEY: `sk-${PLANTED}`,
  SITREP_MODEL: 'a-model',
  SLACK_API_URL: `${NOBODY}/api/`,
  OPENAI_BASE_URL: `${NOBODY}/v1`,
  LOG_LEVEL: 'trace',
};
const CONFIG = `
feeds: [{ url: "${NOBODY}/feed.xml", name: Nobody }]
network: { allowPrivate: ["127.0.0.1:1"] }
adapters:
  console: { enabled: false }
  webhook: [{ name: soar, url: "${NOBODY}/hook/${PLANTED}", secret: "hook-${PLANTED}-long-enough-to-pass" }]
subscriptions: [{ channel: "webhook:soar", everything: true }]
`;
const STORY = 'Police name TraderTraitor\n\nThe FBI attributed the theft to TraderTraitor.';
const VERBS: readonly (readonly string[])[] = [
  ['brief', '-', '--format', 'json'],
  ['brief', `${NOBODY}/story`],
  ['brief', `http://user:${PLANTED}@127.0.0.1:1/story`],
  ['brief', 'missing.txt'],
  ['poll', '--all', '--json'],
  ['feeds', 'add', `http://user:${PLANTED}@127.0.0.1:1/feed`],
  ['feeds', 'list', '--json'],
  ['feeds', 'check', '--json'],
  ['feeds', 'check', `http://user:${PLANTED}@127.0.0.1:1/feed`],
  ['feeds', 'export'],
  ['feeds', 'import', 'missing.opml'],
  ['actors', 'show', 'lazarus', '--json'],
  ['actors', 'import', 'missing.json'],
  ['ask', 'who', 'did', 'it?'],
  ['subscriptions', 'list', '--json'],
  ['subscriptions', 'add', 'nowhere', 'lazarus'],
  ['status', '--json'],
  ['doctor'],
  ['nonsense'],
];

function aFolder(config = CONFIG): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'sitrep.yaml'), config);
  return folder;
}

function leaks({ stdout, stderr }: Pick<CliRun, 'stdout' | 'stderr'>): readonly string[] {
  return `${stdout}\n${stderr}`.split('\n').filter((line) => line.includes(PLANTED));
}

describe('a secret', () => {
  it('is printed by no verb, whatever fails and however much is logged', { timeout: 240_000 }, async () => {
    const folder = aFolder();
    for (const verb of VERBS) {
      const run = await runCli(verb, { folder, environment: SECRETS, input: STORY });
      // What the operator typed may be said back; the password in it may not.
      expect(leaks(run), verb.join(' ')).toEqual([]);
    }
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a database that does not answer', { DATABASE_URL: `postgres://sitrep:${PLANTED}@127.0.0.1:1/sitrep` }],
    ['a database of an unknown kind', { DATABASE_URL: `mysql://sitrep:${PLANTED}@127.0.0.1:1/sitrep` }],
    ['every fault of a configuration', { PORT: 'x', HOST: '0.0.0.0', SLACK_CLIENT_ID: '', SITREP_MODEL: '' }],
  ])('is not printed with %s', { timeout: 60_000 }, async (_, environment) => {
    const run = await runCli(['status'], { folder: aFolder(), environment: { ...SECRETS, ...environment } });
    expect(run.code).toBeGreaterThan(0);
    expect(leaks(run)).toEqual([]);
  });

  it('is shown by no page, no API and no metric of the running bot, nor by its log', { timeout: 90_000 }, async () => {
    const PORT = String(await freePort());
    const bot = startCli(['run'], { folder: aFolder(), environment: { ...SECRETS, PORT } });
    onTestFinished(() => void bot.kill('SIGKILL'));
    const run = { stdout: '', stderr: '' };
    bot.stdout.on('data', (data) => {
      run.stdout += String(data);
    });
    const listening = new Promise<void>((resolve) => {
      bot.stderr.on('data', (data) => {
        run.stderr += String(data);
        if (run.stderr.includes('Console:')) resolve();
      });
      bot.once('close', () => resolve());
    });
    await listening;
    const headers = { authorization: `Bearer ${SECRETS.SITREP_API_TOKEN}` };
    const paths = [
      '/',
      '/feeds',
      '/subscriptions',
      '/deliveries',
      '/say',
      '/api/feeds',
      '/api/status',
      '/api/briefings',
      '/metrics',
      '/readyz',
    ];
    for (const path of paths) {
      const page = await fetch(`http://127.0.0.1:${PORT}${path}`, { headers });
      expect(await page.text(), path).not.toContain(PLANTED);
    }
    await fetch(`http://127.0.0.1:${PORT}/slack/events`, { method: 'POST', body: 'x' });
    await fetch(`http://127.0.0.1:${PORT}/teams/messages`, { method: 'POST', body: '{}' });
    const closed = new Promise((resolve) => bot.once('close', resolve));
    bot.kill('SIGTERM');
    await closed;
    expect(run.stderr).toContain('Console:');
    expect(leaks(run)).toEqual([]);
  });
});
