import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type Agent, globalAgent } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TeamsOptions } from '../../adapters/teams/teams-options.ts';
import { Secret } from '../../src/secret.ts';
import { CHANNEL, openTeamsWith } from '../support/open-teams.ts';

const SECRET = 'the client secret';
const HOUR_S = 3_600;

/** What was asked of Microsoft's login. */
interface Asked {
  readonly tenant: string;
  readonly form: Readonly<Record<string, string>>;
}

/**
 * The SDK and MSAL as they are, in everything but the wire: MSAL wants https and the name of Microsoft's own login, so each of
 * its connections is led to this server instead.
 */
async function openLogin() {
  const asked: Asked[] = [];
  let lifetimeS = HOUR_S;
  let status = 200;
  const issued: string[] = [];
  const login = express().use(express.urlencoded({ extended: false }));
  login.post('/:tenant/oauth2/v2.0/token', (request, response) => {
    asked.push({ tenant: request.params.tenant, form: request.body });
    if (status !== 200) return void response.status(status).json({ error: 'invalid_client', error_description: 'no' });
    const token = randomUUID();
    issued.push(token);
    response.json({ token_type: 'Bearer', expires_in: lifetimeS, ext_expires_in: lifetimeS, access_token: token });
  });
  const http = createServer(login).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const agent = globalAgent as Agent & { createConnection: (...given: never[]) => unknown };
  const before = agent.createConnection;
  agent.createConnection = () => connect(port, '127.0.0.1');
  return {
    asked,
    newest: () => issued.at(-1),
    lasting: (seconds: number) => {
      lifetimeS = seconds;
    },
    refuse: () => {
      status = 401;
    },
    close: () => {
      agent.createConnection = before;
      http.closeAllConnections();
      http.close();
    },
  };
}

let login: Awaited<ReturnType<typeof openLogin>>;
beforeEach(async () => {
  login = await openLogin();
});
afterEach(() => login.close());

/** Sitrep with a client secret; the connector takes the newest token of the login and no other. */
async function openWith(options: Partial<TeamsOptions> = {}) {
  const opened = await openTeamsWith({ appPassword: new Secret(SECRET), tokens: login.newest, ...options });
  await opened.adapter.start(async () => ({ kind: 'reply', visibility: 'private', parts: [] }));
  const welcomed = opened.connector.arrival(CHANNEL);
  await opened.connector.install(CHANNEL);
  await welcomed;
  const post = async () => {
    const parts = [{ kind: 'text', text: 'words' }] as const;
    await opened.adapter.post({ channel: opened.channel }, { kind: 'reply', visibility: 'channel', parts });
  };
  const close = async () => {
    await opened.adapter.stop();
    await opened.close();
  };
  return { ...opened, post, close };
}

it('fetches a token with the client secret, and uses it for all posts of its hour', async () => {
  const { post, close, appId } = await openWith();
  await post();
  await post();
  expect(login.asked).toHaveLength(1);
  expect(login.asked[0]).toMatchObject({
    tenant: 'botframework.com',
    form: {
      client_id: appId,
      client_secret: SECRET,
      grant_type: 'client_credentials',
      scope: expect.stringContaining('https://api.botframework.com/.default'),
    },
  });
  await close();
});

it('asks the tenant of a single-tenant app', async () => {
  const { close } = await openWith({ appType: 'SingleTenant', tenantId: 'tenant-1' });
  expect(login.asked[0]?.tenant).toBe('tenant-1');
  await close();
});

it('fetches a new one before the old one ends', async () => {
  login.lasting(240);
  const { post, close } = await openWith();
  const before = login.asked.length;
  await post();
  expect(login.asked.length).toBe(before + 1);
  await close();
});

it('renews a token that the connector no longer takes, and posts', async () => {
  const { post, close, connector } = await openWith();
  connector.expireToken();
  await post();
  expect(login.asked).toHaveLength(2);
  expect(connector.messages()).toHaveLength(2);
  await close();
});

it('tells that the secret is not accepted', async () => {
  const { adapter, channel, connector, close } = await openWith();
  connector.expireToken();
  login.refuse();
  const parts = [{ kind: 'text', text: 'words' }] as const;
  const post = adapter.post({ channel }, { kind: 'reply', visibility: 'channel', parts });
  await expect(post).rejects.toMatchObject({ failure: { kind: 'unauthorized' } });
  await close();
});
