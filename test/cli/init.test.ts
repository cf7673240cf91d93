import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configText, environmentText } from '../../src/cli/init/write-files.ts';
import { withEnvFile } from '../../src/cli/read-env-file.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('init', () => {
  it('asks, writes what `run` can read, and lets nobody else read it', async () => {
    const folder = temporaryFolder();
    const input = 'irc, webhook\nirc.example.org\n#security\nhttps://soar.example/hook\nMars/Base\nEurope/Paris\n\n';
    const { code, stdout, stderr } = await runCli(['init'], { folder, input });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('Mars/Base is no IANA time zone');
    expect(await loadConfig({}, folder)).toMatchObject({
      timezone: 'Europe/Paris',
      adapters: { irc: { host: 'irc.example.org', channels: ['#security'] }, webhook: [{ name: 'receiver' }] },
      subscriptions: [{ channel: 'irc:#security' }, { channel: 'webhook:receiver' }],
    });
    for (const name of ['sitrep.yaml', 'webhook-secret']) {
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    }
    expect(await runCli(['init'], { folder, input })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is a configuration already: sitrep.yaml, webhook-secret.'),
    });
  });

  it('asks again for a webhook that is no address, and trusts a private one that was given', async () => {
    const folder = temporaryFolder();
    const input = 'webhook\nsoar\nhttp://127.0.0.1:8080/hook\nUTC\n\n';
    const { code, stderr } = await runCli(['init'], { folder, input });
    expect([code, stderr]).toEqual([0, expect.stringContaining('"soar" is no http(s) address.')]);
    expect(await loadConfig({}, folder)).toMatchObject({ network: { allowPrivate: ['127.0.0.1:8080'] } });
  });

  it('lets a language model that does not answer be left out', async () => {
    const folder = temporaryFolder();
    const environment = { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
    const input = '\nUTC\nsk-wrong\na-model\n\n\n';
    const { code, stderr } = await runCli(['init'], { folder, input, environment });
    expect([code, stderr]).toEqual([0, expect.stringContaining('✗ a-model gives no usable answer')]);
    expect(await loadConfig({}, folder)).not.toHaveProperty('model');
    expect(existsSync(join(folder, '.env'))).toBe(false);
  });

  it('writes nothing when it is left half-way', async () => {
    const folder = temporaryFolder();
    const { code, stderr } = await runCli(['init'], { folder, input: 'slack\n' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('so nothing was written')]);
    expect(existsSync(join(folder, 'sitrep.yaml'))).toBe(false);
  });

  it('writes files that mean what was answered, whatever characters it holds', async () => {
    const folder = temporaryFolder();
    const answers = {
      timezone: 'UTC',
      slack: { botToken: 'xoxb-1', appToken: 'xapp-1', channel: 'C1' },
      teams: { appId: 'app', password: `a #b'c$d~"`.replace('"', ''), tenantId: 't1' },
      model: { apiKey: 'sk-1', name: 'a: model # name' },
    };
    writeFileSync(join(folder, 'sitrep.yaml'), configText(answers));
    writeFileSync(join(folder, '.env'), environmentText(answers));
    const config = await loadConfig(withEnvFile({}, folder), folder);
    expect(config.adapters.slack).toMatchObject({ defaultChannel: 'C1' });
    expect(config.adapters.slack?.botToken?.reveal()).toBe('xoxb-1');
    expect(config.adapters.teams?.appPassword.reveal()).toBe(answers.teams.password);
    expect(config.adapters.teams).toMatchObject({ appType: 'SingleTenant', tenantId: 't1' });
    expect(config.model).toMatchObject({ name: 'a: model # name' });
  });

  it('leaves to the environment what it sets itself', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.env'), 'PORT=1\nHOST=file\n');
    expect(withEnvFile({ PORT: '2' }, folder)).toEqual({ PORT: '2', HOST: 'file' });
    expect(withEnvFile({ PORT: '2' }, join(folder, 'nowhere'))).toEqual({ PORT: '2' });
  });
});

describe('doctor', () => {
  it('tells what is wrong with a remedy each, and fails', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'sitrep.yaml'), 'feeds: [{ url: "http://127.0.0.1:9/feed" }]\n');
    const { code, stdout } = await runCli(['doctor', '--json'], { folder });
    const found = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(found.map(({ about, state }) => `${about} ${state}`)).toEqual([
      'configuration ok',
      'database ok',
      'feeds notice',
      'channels notice',
      'deliveries ok',
      'network trouble',
    ]);
    for (const { state, remedy } of found) expect(state === 'ok' || remedy.length > 0).toBe(true);
  });

  it('tells every fault of a configuration', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'sitrep.yaml'), 'fedes: []\n');
    const { code, stdout } = await runCli(['doctor'], { folder });
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^✗ configuration .*faults/)]);
    expect(readFileSync(join(folder, 'sitrep.yaml'), 'utf8')).toBe('fedes: []\n');
  });
});
