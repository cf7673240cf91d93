import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aConsole, type RunningConsole } from '../support/a-console.ts';
import { aStory } from '../support/a-story.ts';
import { anIncident } from '../support/an-incident.ts';
import { ATTACKS, hostileBriefing, hostileParts } from '../support/hostile-words.ts';
import { noFindings } from '../support/no-findings.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];
const EVERYTHING = Object.values(ATTACKS)
  .filter(({ length }) => length < 500)
  .join(' ');
const PAGES = ['/', '/briefings/b-hostile', '/actors', '/feeds', '/subscriptions', '/deliveries', '/say'];

if (!CHROMIUM) console.warn('SKIPPED: no Chromium for the browser tests. Install it: apt-get install -y chromium');

describe.skipIf(!CHROMIUM)('the console in a browser, full of hostile words', () => {
  let browser: Browser;
  let running: RunningConsole;

  beforeAll(async () => {
    running = await aConsole();
    const { store, adapter } = running;
    const story = aStory({ id: 's-hostile', title: EVERYTHING, text: EVERYTHING, publisher: EVERYTHING });
    await store.incidents.put(anIncident({ id: 'i-hostile', storyIds: [story.id] }));
    await store.stories.put([{ story, findings: noFindings(story.id), incidentId: 'i-hostile' }]);
    const drawn = hostileBriefing(EVERYTHING);
    const quoted = { quote: EVERYTHING, story: story.id, field: 'text' as const, start: 0, end: EVERYTHING.length };
    const victims = [{ name: EVERYTHING, evidence: [quoted] }];
    await store.briefings.put({ ...drawn, id: 'b-hostile', incidentId: 'i-hostile', victims });
    const feed = { language: EVERYTHING, reliability: 'F', id: 'hostile', url: 'https://x.example/f' } as const;
    await store.feeds.put({ ...feed, name: EVERYTHING });
    const post = { channel: { adapter: 'web', id: 'console' } };
    await adapter.post(post, { kind: 'reply', visibility: 'channel', parts: hostileParts(EVERYTHING) });
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  // Without its policy the page still has to be harmless: the policy is the second wall, not the first.
  it.each([
    ['as it is', false],
    ['without its policy', true],
  ])(
    'runs nothing, opens nothing and asks nobody else, %s',
    async (_, bypassCSP) => {
      const page = await browser.newPage({ bypassCSP });
      const faults: string[] = [];
      page.on('dialog', async (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        await dialog.dismiss();
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(running.url)) faults.push(`asked: ${request.url()}`);
      });
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(String(error)));
      for (const path of PAGES) {
        await page.goto(running.url + path);
        const strange = await page.evaluate(() =>
          [...document.querySelectorAll('*')].flatMap((element) =>
            [...element.attributes]
              .filter(({ name, value }) => name.startsWith('on') || /^\s*(?:javascript|data|vbscript):/i.test(value))
              // A file of ours, which a browser saves and never shows.
              .filter(({ value }) => !(element.hasAttribute('download') && value.startsWith('data:text/plain;base64,')))
              .map(({ name, value }) => `${element.localName} ${name}=${value.slice(0, 60)}`)
              .concat(/^(?:iframe|object|embed|base)$/.test(element.localName) ? [element.localName] : []),
          ),
        );
        expect(strange, path).toEqual([]);
      }
      await page.goto(`${running.url}/say`);
      await page.fill('#command', '"><img src=x onerror=alert(1)> <script>alert(2)</script>');
      await page.click('.command button');
      await page.locator('#answer').waitFor();
      expect(faults).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('has a policy that allows no script but its own', async () => {
    const policy = (await fetch(running.url)).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'self'(?:;|$)/);
    expect(policy).not.toMatch(/unsafe|\*/);
  });
});
