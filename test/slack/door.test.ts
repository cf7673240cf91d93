import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInstallations } from '../../adapters/slack/installations.ts';
import { SCOPES } from '../../adapters/slack/scopes.ts';
import { Secret } from '../../src/secret.ts';
import { type OpenedSlack, openSlack, until } from '../support/open-slack.ts';
import { DANA, GENERAL, TEAM } from './a-slack.ts';

const CLIENT_SECRET = new Secret('local-client-secret');
const COMMAND = new URLSearchParams({
  command: '/sitrep',
  text: 'status',
  team_id: TEAM,
  channel_id: GENERAL,
  user_id: DANA.id,
  user_name: DANA.name,
}).toString();

describe('the door that Slack knocks at', () => {
  let opened: OpenedSlack;
  let heard: string[];

  beforeEach(async () => {
    opened = await openSlack('http', {
      oauth: { clientId: '1.1', clientSecret: CLIENT_SECRET },
      log: { warn: () => {} },
    });
    heard = [];
    await opened.adapter.start(async ({ text }) => {
      heard.push(text);
      return { kind: 'reply', visibility: 'private', parts: [{ kind: 'text', text: 'heard' }] };
    });
  });
  afterEach(async () => {
    await opened.adapter.stop();
    await opened.close();
  });

  it('opens to what Slack signed', async () => {
    expect(await opened.slack.knock(COMMAND, opened.slack.sign(COMMAND))).toBe(200);
    await until(() => heard.length === 1);
  });

  it('stays shut to unsigned, forged and old words', async () => {
    const tenMinutesAgo = new Date(Date.now() - 600_000);
    expect(await opened.slack.knock(COMMAND, {})).toBe(401);
    expect(await opened.slack.knock(`${COMMAND}&x=1`, opened.slack.sign(COMMAND))).toBe(401);
    expect(await opened.slack.knock(COMMAND, opened.slack.sign(COMMAND, tenMinutesAgo))).toBe(401);
    expect(heard).toEqual([]);
  });

  it('says that it is stopping', async () => {
    await opened.adapter.stop();
    expect(await opened.slack.knock(COMMAND, opened.slack.sign(COMMAND))).toBe(503);
  });

  it('lets another workspace install Sitrep, and keeps its token', async () => {
    const page = await fetch(`${opened.url}/slack/install`);
    const link = /href="([^"]*authorize[^"]*)"/.exec(await page.text())?.[1] ?? '';
    const asked = new URL(link.replaceAll('&amp;', '&')).searchParams;
    expect(asked.get('scope')?.split(',')).toEqual([...SCOPES]);
    const back = new URLSearchParams({ code: 'given-by-slack', state: asked.get('state') ?? '' });
    const headers = {
      cookie: page.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; '),
    };
    const done = await fetch(`${opened.url}/slack/oauth_redirect?${back}`, { headers });
    expect(done.status).toBe(200);
    const kept = JSON.stringify(await opened.store.memory.get('slack-installations', 'T2'));
    expect(kept).not.toContain(opened.slack.botToken);
    const installations = createInstallations(opened.store.memory, CLIENT_SECRET);
    await expect(installations.get('T2')).resolves.toMatchObject({
      team: { id: 'T2' },
      bot: { token: opened.slack.botToken },
    });
  });

  it('posts with the token of an installed workspace, and not any more once it is removed', async () => {
    await createInstallations(opened.store.memory, CLIENT_SECRET).put({
      team: { id: 'T2' },
      bot: { token: opened.slack.botToken, id: 'B2', userId: 'U2' },
    });
    const post = () =>
      opened.adapter.post(
        { channel: { adapter: 'slack', id: `T2/${GENERAL}` } },
        { kind: 'reply', visibility: 'channel', parts: [{ kind: 'text', text: 'hello' }] },
      );
    await expect(post()).resolves.toMatchObject({ channel: { id: `T2/${GENERAL}` } });
    await opened.slack.event({ type: 'app_uninstalled' }, 'EvGone', 'T2');
    await until(async () => (await opened.store.memory.get('slack-installations', 'T2')) === undefined);
    await expect(post()).rejects.toMatchObject({ failure: { kind: 'channel-gone' } });
  });
});

describe('over a socket', () => {
  it('is heard again after the connection broke', async () => {
    const opened = await openSlack('socket', { log: { warn: () => {} } });
    await opened.adapter.start(async ({ text }) => ({
      kind: 'reply',
      visibility: 'private',
      parts: [{ kind: 'text', text: `heard ${text}` }],
    }));
    await opened.slack.socket();
    opened.slack.cut();
    await until(() => opened.slack.calls.filter(({ method }) => method === 'apps.connections.open').length > 1);
    await opened.say('status');
    expect(await opened.shown()).toContain('heard status');
    await opened.adapter.stop();
    await opened.close();
  }, 20_000);

  it('refuses a token that Slack does not know, in words for the operator', async () => {
    const opened = await openSlack('socket');
    opened.slack.fail((method) => (method === 'auth.test' ? { error: 'invalid_auth' } : undefined));
    const start = opened.adapter.start(async () => ({ kind: 'reply', visibility: 'private', parts: [] }));
    await expect(start).rejects.toMatchObject({ code: 'SLACK_REFUSED' });
    await opened.adapter.stop();
    await opened.close();
  });
});
