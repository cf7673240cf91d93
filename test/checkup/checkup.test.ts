import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkSlack } from '../../adapters/slack/check-slack.ts';
import { SCOPES } from '../../adapters/slack/scopes.ts';
import { checkTeams } from '../../adapters/teams/check-teams.ts';
import type { Diagnosis } from '../../src/diagnosis.ts';
import { createOutbound } from '../../src/outbound/outbound.ts';
import { Secret } from '../../src/secret.ts';
import { checkModel } from '../../src/services/checkup/check-model.ts';
import { checkNetwork } from '../../src/services/checkup/check-network.ts';
import { checkStore } from '../../src/services/checkup/check-store.ts';
import { checkWebhooks } from '../../src/services/checkup/check-webhooks.ts';
import { serve } from '../outbound/loopback.ts';
import { aSlack } from '../slack/a-slack.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aFilledStore } from '../support/a-filled-store.ts';

const NOW = new Date('2024-12-24T12:00:00Z');

async function served(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = await serve(answer);
  const outbound = createOutbound({ allowPrivate: ['127.0.0.1'], userAgent: 'test' });
  onTestFinished(async () => {
    await outbound.close();
    await server.close();
  });
  return { url: server.url, outbound, post: posting(outbound) };
}

function posting(outbound: ReturnType<typeof createOutbound>) {
  return (url: string, form: string, headers: Readonly<Record<string, string>>) =>
    outbound.post(url, form, { headers, limitBytes: 100_000, timeoutMs: 5_000 });
}

function told(diagnoses: readonly Diagnosis[]): readonly string[] {
  return diagnoses.map(({ state, says }) => `${state}: ${says}`);
}

describe('the check of Slack', () => {
  it('tries both tokens and each conversation', async () => {
    const slack = await aSlack();
    const outbound = createOutbound({ allowPrivate: ['127.0.0.1'], userAgent: 'test' });
    onTestFinished(async () => {
      await outbound.close();
      await slack.close();
    });
    const tokens = { botToken: new Secret(slack.botToken), appToken: new Secret(slack.appToken), apiUrl: slack.apiUrl };
    const [elsewhere = ''] = await slack.channels(1);
    expect(told(await checkSlack(tokens, [elsewhere, 'C0NOWHERE'], posting(outbound)))).toEqual([
      expect.stringMatching(/^ok: The bot token is .+ in Emulate\./),
      'notice: Slack did not say which scopes the token has.',
      'ok: Socket Mode opens.',
      `ok: The bot is in ${elsewhere}.`,
      'trouble: Slack does not show C0NOWHERE to the bot (channel_not_found).',
    ]);
    slack.fail((method) => (method === 'auth.test' ? { error: 'invalid_auth' } : undefined));
    expect(told(await checkSlack(tokens, [elsewhere], posting(outbound)))).toEqual([
      'trouble: Slack refuses the bot token (invalid_auth).',
    ]);
    slack.fail((method) => (method === 'apps.connections.open' ? { error: 'not_allowed_token_type' } : undefined));
    expect(told(await checkSlack(tokens, [], posting(outbound)))).toContain(
      'trouble: Slack refuses the app token (not_allowed_token_type).',
    );
    slack.fail((method) => (method === 'conversations.history' ? { error: 'not_in_channel' } : undefined));
    const [trouble] = (await checkSlack(tokens, [elsewhere], posting(outbound))).filter(({ remedy }) => remedy);
    expect(trouble).toMatchObject({ says: `The bot is not in ${elsewhere}.`, remedy: 'Say /invite @sitrep there.' });
  });

  it.each([
    [SCOPES.join(','), 'ok: It has every scope that is needed.'],
    [SCOPES.filter((scope) => scope !== 'chat:write').join(','), 'trouble: The bot token lacks chat:write.'],
  ])('compares the scopes %s with those that are needed', async (scopes, finding) => {
    const { url, post } = await served((_, response) => {
      response.setHeader('x-oauth-scopes', scopes).end(JSON.stringify({ ok: true, team: 'T', user: 'sitrep' }));
    });
    expect(told(await checkSlack({ botToken: new Secret('xoxb-1'), apiUrl: `${url}/api/` }, [], post))).toContain(
      finding,
    );
  });
});

describe('the check of Teams', () => {
  const credentials = {
    appId: 'app',
    appPassword: new Secret('right'),
    appType: 'SingleTenant',
    tenantId: 't1',
  } as const;

  it('asks for the token that posting needs, at the right tenant', async () => {
    const asked: string[] = [];
    const { url, post } = await served(async (request, response) => {
      const form = new URLSearchParams(await text(request));
      asked.push(`${request.url} ${form.get('scope')}`);
      const isRight = form.get('client_secret') === 'right';
      response.writeHead(isRight ? 200 : 401).end(JSON.stringify(isRight ? {} : { error: 'invalid_client' }));
    });
    expect(told(await checkTeams(credentials, post, url))).toEqual(['ok: Microsoft accepts the app id and password.']);
    const wrong = { ...credentials, appType: 'MultiTenant', appPassword: new Secret('wrong') } as const;
    expect(told(await checkTeams(wrong, post, url))).toEqual([
      'trouble: Microsoft refuses the app id or password (invalid_client).',
    ]);
    expect(asked).toEqual([
      '/t1/oauth2/v2.0/token https://api.botframework.com/.default',
      '/botframework.com/oauth2/v2.0/token https://api.botframework.com/.default',
    ]);
  });
});

describe('the check of the network', () => {
  const feed = (url: string) => ({ id: url, url, name: 'A feed', language: 'en', reliability: 'B' }) as const;

  it.each([
    [0, 'ok: It agrees with the servers that were asked.'],
    [-60, 'trouble: The clock is 1 hour ahead of the servers that were asked.'],
    [90, 'trouble: The clock is 2 hours behind the servers that were asked.'],
  ])('compares clocks that are %s minutes apart', async (minutes, finding) => {
    const there = new Date(NOW.getTime() + minutes * 60_000);
    const { url, outbound } = await served((_, response) => {
      response.sendDate = false;
      response.setHeader('date', there.toUTCString()).end('<rss/>');
    });
    const found = await checkNetwork([feed(url)], { outbound, limitBytes: 1_000, now: () => NOW });
    expect(told(found)).toEqual(['ok: 1 of 1 feeds answered.', finding]);
  });

  it('says when nothing can be reached, and why', async () => {
    const outbound = createOutbound({ allowPrivate: [], userAgent: 'test' });
    onTestFinished(() => outbound.close());
    const [found] = await checkNetwork([feed('http://127.0.0.1:9/')], { outbound, limitBytes: 1_000, now: () => NOW });
    expect(found).toMatchObject({
      state: 'trouble',
      says: expect.stringContaining('None of 1 feeds could be reached'),
    });
  });
});

describe('the check of the store', () => {
  it('tells feeds in trouble, parked channels and posts that wait', async () => {
    const store = await aFilledStore();
    onTestFinished(() => store.close());
    await store.feeds.saveState({
      feedId: 'lab',
      nextCheckAt: NOW,
      lastCheckedAt: NOW,
      failures: 9,
      lastError: { code: 'FEED_UNREADABLE', message: 'lab.example answers with a web page.' },
    });
    const channel = { adapter: 'slack', id: 'T1/C1' };
    await store.deliveries.put([aDelivery({ channel })]);
    await store.deliveries.park({ channel, reason: 'channel-gone', since: NOW });
    const found = told(await checkStore(store, [], NOW));
    expect(found).toContain(
      'trouble: Sample Lab cannot be read (9 times in a row): lab.example answers with a web page.',
    );
    expect(found).toContain('notice: 1 of 2 were never read.');
    expect(found).toContain('notice: No channel follows anything.');
    expect(found).toContain('trouble: slack:T1/C1 gets nothing any more: channel-gone.');
    expect(found).toContain('notice: Posts that wait: 1.');
  });

  it('does not call readable what could not be read last time', async () => {
    const store = await aFilledStore();
    onTestFinished(() => store.close());
    const read = async (feedId: string, failures: number) =>
      store.feeds.saveState({ feedId, nextCheckAt: NOW, lastCheckedAt: NOW, failures });
    await read('wire', 0);
    await read('lab', 1);
    expect(told(await checkStore(store, [], NOW))).toContain('notice: 1 of 2 could not be read last time.');
    await read('lab', 0);
    expect(told(await checkStore(store, [], NOW))).toContain('ok: All 2 can be read.');
  });
});

describe('the check of the webhooks', () => {
  it.each([
    ['https://soar.example/hook', [], 'untried'],
    ['http://127.0.0.1:8080/hook', [], 'trouble'],
    ['http://localhost/hook', [], 'trouble'],
    ['http://[::1]:8080/hook', ['[::1]:8080'], 'untried'],
    ['http://127.0.0.1:8080/hook', ['127.0.0.1'], 'untried'],
    ['http://127.0.0.1:8080/hook', ['127.0.0.1:9'], 'trouble'],
  ])('says of %s before anything is posted whether it would be refused (allowed: %s)', (url, allowed, state) => {
    expect(checkWebhooks([{ name: 'soar', url }], allowed)).toMatchObject([{ about: 'webhook', state }]);
  });
});

describe('the check of the model', () => {
  const settings = { apiKey: new Secret('sk-1'), name: 'a-model', dailyTokens: 1, language: 'en' };

  it.each([
    [200, { choices: [{ message: { content: '{"ok":true}' }, finish_reason: 'stop' }] }, 'ok'],
    [401, { error: { message: 'wrong key' } }, 'trouble'],
  ])('asks one small question; status %s', async (status, body, state) => {
    const { url } = await served((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    expect(await checkModel({ ...settings, baseUrl: url })).toMatchObject({ about: 'model', state });
  });
});
