import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message, Reply } from '../../src/model/message.ts';
import { Secret } from '../../src/secret.ts';
import { DANA, GENERAL, TEAM } from '../slack/a-slack.ts';
import { aConsole, type RunningConsole } from '../support/a-console.ts';
import { type OpenedSlack, openSlack, until } from '../support/open-slack.ts';
import { CHANNEL, openTeamsWith } from '../support/open-teams.ts';

const HEARD: Reply = { kind: 'reply', visibility: 'private', parts: [{ kind: 'text', text: 'heard' }] };
const NONSENSE = [
  '',
  'null',
  '[]',
  '5',
  '"x"',
  '{}',
  '{"say":5}',
  '{"say":null}',
  '{"__proto__":{"say":"status"}}',
  'status',
];

describe('Slack', () => {
  let opened: OpenedSlack;
  let heard: Message[];
  let presses = 0;
  beforeAll(async () => {
    opened = await openSlack('http', { log: { warn: () => {} } });
    await opened.adapter.start(async (message) => {
      heard.push(message);
      return HEARD;
    });
  });
  beforeEach(() => {
    heard = [];
  });
  afterAll(async () => {
    await opened.adapter.stop();
    await opened.close();
  });

  function press(value: string, user = 'U0000000EVE'): string {
    presses += 1;
    const payload = {
      type: 'block_actions',
      team: { id: TEAM },
      user: { id: user, name: 'eve' },
      trigger_id: `press-${presses}`,
      channel: { id: GENERAL },
      message: { ts: '1.1' },
      actions: [{ type: 'button', action_id: 'say.0', block_id: 'b', value }],
      response_url: `${opened.url}/nowhere`,
    };
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  }
  const knock = (body: string, headers = opened.slack.sign(body)) => opened.slack.knock(body, headers);

  it('hears a button where it was pressed, whatever workspace its words name', async () => {
    await knock(press(JSON.stringify({ say: 'unsubscribe all', in: 'T2/C9' })));
    await until(() => heard.length === 1);
    expect(heard[0]?.channel.id).toBe(`${TEAM}/${GENERAL}`);
  });

  it.each(['x', 'T2', '../T2/C9', `${TEAM}/`, 'teams:t/19:x'])('takes “%s” for no channel', async (place) => {
    await knock(press(JSON.stringify({ say: 'unsubscribe all', in: place })));
    await until(() => heard.length === 1);
    expect(heard[0]?.channel.id).toBe(`${TEAM}/${GENERAL}`);
  });

  it('counts nobody among the members of a channel where only a button says so', async () => {
    await knock(press(JSON.stringify({ say: 'unsubscribe all', in: `${TEAM}/C0000SECRET` })));
    await until(() => heard.length === 1);
    expect(heard[0]?.user).toMatchObject({ isMember: false, isAdmin: false });
    await knock(press(JSON.stringify({ say: 'status', in: `${TEAM}/${GENERAL}` })));
    await until(() => heard.length === 2);
    expect(heard[1]?.user.isMember).toBe(true);
  });

  it('knows an administrator by the signed request, not by what a button says', async () => {
    await knock(press(JSON.stringify({ say: 'status', isAdmin: true, user: DANA.id })));
    await until(() => heard.length === 1);
    expect(heard[0]?.user.isAdmin).toBe(false);
  });

  it('hears a replayed press once', async () => {
    const body = press(JSON.stringify({ say: 'status' }));
    const signed = opened.slack.sign(body);
    expect([await knock(body, signed), await knock(body, signed), await knock(body)]).toEqual([200, 200, 200]);
    await knock(press(JSON.stringify({ say: 'help' })));
    await until(() => heard.some(({ text }) => text === 'help'));
    expect(heard.map(({ text }) => text)).toEqual(['status', 'help']);
  });

  it.each(NONSENSE)('passes over a button that carries %j', async (value) => {
    expect(await knock(press(value))).toBe(200);
    await knock(press(JSON.stringify({ say: 'help' })));
    await until(() => heard.length > 0);
    expect(heard.map(({ text }) => text)).toEqual(['help']);
  });

  it('refuses a press that Slack did not sign', async () => {
    const body = press(JSON.stringify({ say: 'status' }));
    const { 'x-slack-signature': signature = '', ...rest } = opened.slack.sign(body);
    for (const forged of [
      '',
      'v0=',
      `v0=${'0'.repeat(64)}`,
      signature.slice(0, -1),
      signature.toUpperCase(),
      `${signature}0`,
    ]) {
      expect(await knock(body, { ...rest, 'x-slack-signature': forged })).toBe(401);
    }
    expect(await knock(`${body}&x=1`, opened.slack.sign(body))).toBe(401);
    expect(heard).toEqual([]);
  });
});

describe('Teams', () => {
  let opened: Awaited<ReturnType<typeof openTeamsWith>>;
  let heard: Message[] = [];
  beforeAll(async () => {
    opened = await openTeamsWith({ adminUsers: ['admin-object-id'] });
    await opened.adapter.start(async (message) => {
      heard.push(message);
      return HEARD;
    });
  });
  beforeEach(() => {
    heard = [];
  });
  afterAll(async () => {
    await opened.adapter.stop();
    await opened.close();
  });

  const pressed = (data: unknown, id: string) => ({
    ...opened.connector.from(CHANNEL),
    id,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'say', data } },
  });

  it('hears a button in the channel of the signed request, and from its sender', async () => {
    await opened.connector.tell(
      pressed(
        { say: 'unsubscribe all', in: 't2/19:other', channel: 't2/19:other', from: 'admin-object-id', isAdmin: true },
        'p1',
      ),
    );
    expect(heard[0]?.channel).toEqual(opened.channel);
    expect(heard[0]?.user.isAdmin).toBe(false);
  });

  it('hears a replayed press once', async () => {
    const press = pressed({ say: 'status' }, 'p2');
    await opened.connector.tell(press);
    expect((await opened.connector.tell(press)).status).toBe(200);
    expect(heard).toHaveLength(1);
  });

  it.each([undefined, null, 'status', 5, [], {}, { say: 5 }, { say: null }])(
    'passes over a button that carries %j',
    async (data) => {
      expect((await opened.connector.tell(pressed(data, `n-${JSON.stringify(data)}`))).status).toBe(200);
      expect(heard).toEqual([]);
    },
  );
});

describe('the console', () => {
  const TOKEN = 'planted-api-token';
  let open: RunningConsole;
  let locked: RunningConsole;
  beforeAll(async () => {
    [open, locked] = [await aConsole(), await aConsole(new Secret(TOKEN))];
  });
  afterAll(() => Promise.all([open.close(), locked.close()]));

  const say = (url: string, headers: Readonly<Record<string, string>>) =>
    fetch(`${url}/say`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams({ text: 'feeds remove wire' }),
    });

  it.each<Readonly<Record<string, string>>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'x' },
    { 'sec-fetch-site': 'cross-site' },
  ])('hears no form of another site: %j', async (headers) => {
    for (const { url } of [open, locked]) {
      expect((await say(url, { ...headers, authorization: `Bearer ${TOKEN}` })).status).toBe(403);
    }
    expect((await open.store.feeds.list()).length).toBe((await locked.store.feeds.list()).length);
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(0, -1)}`,
    `Bearer ${TOKEN.toUpperCase()}`,
    `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`,
    `Bearer x ${TOKEN}`,
  ])('lets nobody in with %j', async (authorization) => {
    for (const path of [
      '/api/status',
      '/api/briefings',
      '/api/feeds',
      '/api/../api/status',
      '//api/status',
      '/API/status',
    ]) {
      const { status } = await fetch(locked.url + path, { redirect: 'manual', headers: { authorization } });
      expect([401, 303, 404], path).toContain(status);
    }
    expect((await say(locked.url, { authorization })).status).toBe(303);
  });

  it.each(['sitrep_session=', 'sitrep_session=x', `sitrep_session=${TOKEN}`, 'sitrep_session=undefined'])(
    'lets nobody in with the cookie %s',
    async (cookie) => {
      expect((await fetch(`${locked.url}/api/status`, { headers: { cookie } })).status).toBe(401);
    },
  );

  it('grows tired of guesses at the token, wherever they are made', async () => {
    const guess = () =>
      fetch(`${locked.url}/api/status`, { headers: { authorization: 'Bearer guess' } }).then(({ status }) => status);
    const answers: number[] = [];
    for (let round = 0; round < 13; round += 1) answers.push(...(await Promise.all(Array.from({ length: 50 }, guess))));
    expect(answers).toContain(429);
    expect(answers).not.toContain(200);
  });
});
