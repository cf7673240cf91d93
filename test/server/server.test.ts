import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/secret.ts';
import { createServer, type Server, type ServerOptions } from '../../src/server.ts';

describe('the server', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  function aServer(overrides: Partial<ServerOptions> = {}): Server {
    const logger = { error: () => {} };
    const server = createServer({ host: '127.0.0.1', port: 0, isReady: async () => true, logger, ...overrides });
    servers.push(server);
    return server;
  }

  it('refuses to open to others without a token', () => {
    expect(() => aServer({ host: '0.0.0.0' })).toThrow(expect.objectContaining({ code: 'TOKEN_NEEDED', exitCode: 2 }));
    expect(() => aServer({ host: '192.0.2.1' })).toThrow(expect.objectContaining({ code: 'TOKEN_NEEDED' }));
    expect(() => aServer({ host: '0.0.0.0', apiToken: new Secret('t') })).not.toThrow();
    expect(() => aServer({ host: '::1' })).not.toThrow();
  });

  it('tells health, readiness and metrics', async () => {
    let ready = false;
    const url = await aServer({ isReady: async () => ready }).listen();
    const status = async (path: string) => (await fetch(url + path)).status;
    expect(await status('/healthz')).toBe(200);
    expect(await status('/readyz')).toBe(503);
    ready = true;
    expect(await status('/readyz')).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('process_cpu_seconds_total');
  });

  it('tells the figures of the installation as they are when asked, and goes without while they cannot be had', async () => {
    let failing = 1;
    const url = await aServer({
      measures: async () => {
        if (failing > 2) throw new Error('the store is gone');
        const values = [{ labels: { state: 'failing' }, value: failing }];
        return [{ name: 'sitrep_feeds', help: 'Feeds.', values }];
      },
    }).listen();
    const told = async () => (await fetch(`${url}/metrics`)).text();
    expect(await told()).toContain('\nsitrep_feeds{state="failing"} 1\n');
    failing = 2;
    expect(await told()).toContain('\nsitrep_feeds{state="failing"} 2\n');
    failing = 3;
    expect(await told()).toContain('process_cpu_seconds_total');
  });

  it('is not ready when asking fails', async () => {
    const isReady = async () => {
      throw new Error('the store is gone');
    };
    expect((await fetch(`${await aServer({ isReady }).listen()}/readyz`)).status).toBe(503);
  });

  it('asks the longest path first, whatever was mounted first', async () => {
    const server = aServer();
    server.mount('/', (_, response) => void response.send('everything'));
    const url = await server.listen();
    server.mount('/slack/events', (_, response) => void response.send('slack'));
    expect(await (await fetch(`${url}/slack/events`)).text()).toBe('slack');
    expect(await (await fetch(`${url}/slack`)).text()).toBe('everything');
  });

  it('says nothing of a failure to the outside', async () => {
    const logged: unknown[] = [];
    const server = aServer({ logger: { error: (details: unknown) => void logged.push(details) } });
    server.mount('/fail', async () => {
      throw new Error('secret detail');
    });
    const answer = await fetch(`${await server.listen()}/fail`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });

  it('wants to know the length of a body, and that it is short', async () => {
    const server = aServer();
    server.mount('/', (_, response) => void response.send('taken'));
    const url = await server.listen();
    expect((await fetch(url, { method: 'POST', body: 'short' })).status).toBe(200);
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1_100_000) })).status).toBe(413);
    const chunked = await new Promise<number | undefined>((resolve) => {
      const sending = request(url, { method: 'POST' }, (response) => resolve(response.resume().statusCode));
      sending.write('a piece');
      sending.end();
    });
    expect(chunked).toBe(411);
  });

  it('says which port it cannot have', async () => {
    const url = await aServer().listen();
    const taken = aServer({ port: Number(new URL(url).port) });
    await expect(taken.listen()).rejects.toMatchObject({ code: 'PORT_UNUSABLE', exitCode: 2 });
  });

  it('finishes the request in hand, and may be closed twice', async () => {
    const server = aServer();
    let arrived = () => {};
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    server.mount('/slow', async (_, response) => {
      arrived();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      response.set('Connection', 'close').send('done');
    });
    const url = await server.listen();
    const answer = fetch(`${url}/slow`);
    await waiting;
    const closed = Promise.all([server.close(), server.close()]);
    release();
    expect(await (await answer).text()).toBe('done');
    await closed;
  });
});
