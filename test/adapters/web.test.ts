import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/secret.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aConsole, type RunningConsole } from '../support/a-console.ts';
import { aStory } from '../support/a-story.ts';
import { noFindings } from '../support/no-findings.ts';

const TOKEN = 'correct horse battery staple'.replaceAll(' ', '-');

describe('the console without a token', () => {
  let running: RunningConsole;
  afterEach(() => running.close());

  async function open(): Promise<RunningConsole> {
    running = await aConsole();
    return running;
  }

  async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(running.url + path, { headers, redirect: 'manual' });
  }

  it('lists briefings through the API, with filters', async () => {
    await open();
    const count = async (query: string) => {
      const { briefings } = (await (await get(`/api/briefings?${query}`)).json()) as { briefings: unknown[] };
      return briefings.length;
    };
    for (const query of [
      '',
      'actor=lazarus',
      'country=kp',
      'role=attributed',
      'technique=T1566',
      'from=2024-12-24&to=2024-12-24',
      'q=ginco',
      'limit=1',
    ]) {
      expect([query, await count(query)]).toEqual([query, 1]);
    }
    for (const query of [
      'actor=fox+one',
      'actor=nobody',
      'country=FR',
      'role=denied',
      'technique=T1105',
      'to=2024-12-23',
      'q=unheard',
      'before=2024-12-24T00:00:00Z',
    ]) {
      expect([query, await count(query)]).toEqual([query, 0]);
    }
  });

  it('gives one briefing by its id or its incident, and exports it', async () => {
    await open();
    expect(await (await get('/api/briefings/b-dmm-1')).json()).toMatchObject({ revision: 1 });
    expect(await (await get('/api/briefings/i-dmm')).json()).toMatchObject({
      revision: 2,
      schema: 'sitrep.briefing/1',
    });
    const file = await get('/api/briefings/b-dmm-2/export?format=csv');
    expect(file.headers.get('content-disposition')).toContain('b-dmm-2.csv');
    expect(await file.text()).toBe('as csv');
    expect((await get('/api/briefings/b-dmm-2/export?format=exe')).status).toBe(400);
    expect((await get('/api/briefings/nothing')).status).toBe(404);
  });

  it('gives actors with their family, feeds with their state, and the status', async () => {
    await open();
    expect(await (await get('/api/actors/lazarus-group')).json()).toMatchObject({
      attackId: 'G0032',
      descendants: ['tradertraitor'],
    });
    expect(await (await get('/api/feeds')).json()).toMatchObject({
      feeds: [
        { id: 'lab', state: { failures: 3 } },
        { id: 'wire', state: null },
      ],
    });
    expect(await (await get('/api/status')).json()).toMatchObject({ feeds: { total: 2, failing: 1 }, stories: 2 });
    expect((await get('/api/nothing')).status).toBe(404);
  });

  it('marks evidence in its source and ties both ways by plain links', async () => {
    await open();
    const page = await (await get('/briefings/b-dmm-2')).text();
    const [, anchor] = /<li id="technique-3"[\s\S]*?href="#(e-\d+)"/.exec(page) ?? [];
    const marked = page.slice(page.indexOf(`<span id="${anchor}"`));
    expect(marked).toMatch(/^[^>]*><\/span><a class="words" href="#\S+"[^>]*>used session cookie information/);
    expect(page).toContain('href="#victim-2"');
    expect(page).not.toContain('newer revision');
    expect(await (await get('/briefings/b-dmm-1')).text()).toContain('newer revision');
  });

  it('shows hostile stories as nothing but text', async () => {
    await open();
    const title = '<script>alert(1)</script>" onload="x';
    const story = aStory({
      id: 'bad',
      title,
      text: `${title}\u202e <b>bold</b>`,
      url: 'javascript:alert(1)',
      publisher: title,
    });
    await running.store.stories.put([{ story, findings: noFindings('bad'), incidentId: 'i-bad' }]);
    const evidence = [{ quote: title, story: 'bad', field: 'title' as const, start: 0, end: title.length }];
    await running.store.briefings.put(
      aBriefing({ id: 'b-bad', incidentId: 'i-bad', headline: title, victims: [{ name: title, evidence }] }),
    );
    for (const path of ['/', '/briefings/b-bad']) {
      const page = await (await get(path)).text();
      expect(page).toContain('&lt;script&gt;alert(1)');
      expect(page).not.toMatch(/<script>|onload="|javascript:|<b>|\u202e/);
    }
  });

  it('allows no script but its own and no framing', async () => {
    await open();
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const pages = await Promise.all(
      ['/', '/briefings/b-dmm-2', '/actors/lazarus-group', '/say'].map(async (path) => (await get(path)).text()),
    );
    expect(pages.join('')).not.toMatch(/<style|\sstyle="|\son[a-z]+="|<script>/);
  });

  it('refuses a form of another site and a page under another name', async () => {
    const { url } = await open();
    const say = (headers: Record<string, string>) =>
      fetch(`${url}/say`, { method: 'POST', body: new URLSearchParams({ text: 'latest' }), headers });
    expect((await say({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await say({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await say({ origin: url })).status).toBe(200);
  });

  it('bounds what a form may carry', async () => {
    const { url } = await open();
    const say = (text: string) => fetch(`${url}/say`, { method: 'POST', body: new URLSearchParams({ text }) });
    expect((await say('x'.repeat(70_000))).status).toBe(413);
    expect((await say('x'.repeat(2_000_000))).status).toBe(413);
  });

  it('answers a command on its page', async () => {
    const { url } = await open();
    const page = await (
      await fetch(`${url}/say`, { method: 'POST', body: new URLSearchParams({ text: 'sub lazarus' }) })
    ).text();
    expect(page).toContain('now follows Lazarus Group');
    expect(await (await get('/subscriptions')).text()).toContain('Lazarus Group');
  });
});

describe('the console with a token', () => {
  let running: RunningConsole;
  afterEach(() => running.close());

  async function open(): Promise<string> {
    running = await aConsole(new Secret(TOKEN));
    return running.url;
  }

  it('lets in who bears it, and nobody else', async () => {
    const url = await open();
    const status = async (path: string, authorization?: string) =>
      (await fetch(url + path, { redirect: 'manual', headers: authorization ? { authorization } : {} })).status;
    expect(await status('/api/status')).toBe(401);
    expect(await status('/api/status', 'Bearer wrong')).toBe(401);
    expect(await status('/api/status', `Bearer ${TOKEN}`)).toBe(200);
    expect(await status('/')).toBe(303);
    expect(await status('/', `Bearer ${TOKEN}`)).toBe(200);
    expect(await status('/healthz')).toBe(200);
    expect(await status('/assets/console.css')).toBe(200);
  });

  it('remembers a login by a cookie that scripts and other sites cannot use', async () => {
    const url = await open();
    const login = (token: string, to: string) =>
      fetch(`${url}/login`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ token, to }) });
    expect((await login('wrong', '/')).status).toBe(401);
    const answer = await login(TOKEN, '/actors?q=x');
    expect(answer.headers.get('location')).toBe('/actors?q=x');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toContain(TOKEN);
    const page = await fetch(`${url}/`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(page.status).toBe(200);
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example'])('never leads on to %s', async (to) => {
    const url = await open();
    const answer = await fetch(`${url}/login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ token: TOKEN, to }),
    });
    expect(answer.headers.get('location')).toBe('/');
  });

  it('tires of guesses', async () => {
    const url = await open();
    const guesses = Array.from({ length: 11 }, () =>
      fetch(`${url}/login`, { method: 'POST', body: new URLSearchParams({ token: 'guess' }) }),
    );
    expect((await Promise.all(guesses)).map(({ status }) => status)).toContain(429);
  });
});
