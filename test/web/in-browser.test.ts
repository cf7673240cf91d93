import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aConsole, type RunningConsole } from '../support/a-console.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aSubscription } from '../support/a-subscription.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const BRIEFING = '/briefings/b-dmm-2';
const PAGES = [
  '/',
  '/?country=KP',
  BRIEFING,
  '/actors',
  '/actors/lazarus-group',
  '/feeds',
  '/subscriptions',
  '/subscriptions?actors=lazarus',
  '/deliveries',
  '/suppressions',
  '/audit',
  '/brief',
  '/say',
];
const CHANNEL = { adapter: 'slack', id: 'T1/C1' };
const WIDTHS = { wide: { width: 1360, height: 900 }, narrow: { width: 390, height: 844 } };
/** Contrast hangs on the theme and room on the width, so two looks see both of each. */
const LOOKS = [
  [WIDTHS.wide, 'light'],
  [WIDTHS.narrow, 'dark'],
] as const;

/** Something to see on the pages of whoever runs Sitrep. */
async function fill({ deliveries, subscriptions, actors, audit }: Store): Promise<void> {
  const at = new Date('2024-12-24T11:00:00Z');
  const suppression = { id: 'novel', alias: 'Novel', by: 'dana', at, reason: 'an ordinary word' };
  await deliveries.put([
    aDelivery({ channel: CHANNEL, state: 'parked', attempts: 3, lastFailure: 'channel-gone', briefingId: 'b-dmm-2' }),
  ]);
  await deliveries.park({ channel: CHANNEL, reason: 'channel-gone', since: at });
  await subscriptions.put(aSubscription({ id: 'theirs', channel: CHANNEL }));
  await actors.suppress(suppression);
  await audit.append({ at, who: 'dana', where: 'slack:T1/C1', what: 'suppressed Novel', after: suppression });
}

if (!CHROMIUM) console.warn('SKIPPED: no Chromium for the browser tests. Install it: apt-get install -y chromium');

describe.skipIf(!CHROMIUM)('the console in a browser', () => {
  let browser: Browser;
  let running: RunningConsole;
  let page: Page;

  beforeAll(async () => {
    running = await aConsole();
    await fill(running.store);
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
  });
  afterEach(() => page.close());
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    page = await browser.newPage({ viewport: WIDTHS.wide, ...options });
    await page.goto(running.url + path);
    return page;
  }

  it.each(PAGES)('%s has no fault that axe finds, and fits, wide in light and narrow in the dark', async (path) => {
    // axe is put into the page from here, which the page's own policy would refuse.
    await open(path, { bypassCSP: true });
    await page.evaluate(axe.source);
    for (const [viewport, colorScheme] of LOOKS) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const faults = await page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
        return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
      });
      expect([viewport.width, colorScheme, faults]).toEqual([viewport.width, colorScheme, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    }
  });

  it('lights the words of a fact, and the fact of words', async () => {
    await open(BRIEFING);
    await page.hover('#technique-3');
    expect(await page.locator('.words.lit').allTextContents()).toContain('used session cookie information');
    await page.hover('.words:has-text("posing as a recruiter on LinkedIn")');
    expect(await page.locator('#technique-1.lit').count()).toBe(1);
  });

  it('lights the fact of words that one goes to by keyboard', async () => {
    await open(BRIEFING);
    await page.focus('.words:has-text("posing as a recruiter on LinkedIn")');
    expect(await page.locator('#technique-1.lit').count()).toBe(1);
    await page.focus('#technique-3 .cite');
    expect(await page.locator('#technique-1.lit').count()).toBe(0);
    expect(await page.locator('.words.lit').allTextContents()).toContain('used session cookie information');
  });

  it('goes to the words when a fact is clicked anywhere', async () => {
    await open(BRIEFING);
    await page.click('#victim-2', { position: { x: 4, y: 10 } });
    const anchor = new URL(page.url()).hash;
    expect(await page.locator(`${anchor} + .words`).textContent()).toMatch(/^an engineer/);
  });

  it('unfolds a technique that a cell of the matrix leads to', async () => {
    await open(BRIEFING);
    expect(await page.isVisible('#technique-7')).toBe(false);
    await page.click('.cell[href="#technique-7"]');
    await page.waitForSelector('#technique-7', { state: 'visible' });
  });

  it('announces a new briefing, and shows it when asked to, without loading the page again', async () => {
    await open('/');
    await page.evaluate(() => Object.assign(globalThis, { sameLoad: true }));
    const headline = 'Fox One robbed a bank';
    await running.store.briefings.put(
      aBriefing({ id: 'b-new', incidentId: 'i-new', revision: 1, headline, createdAt: '2024-12-24T11:59:00.000Z' }),
    );
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.click(`#news button:has-text("New: ${headline}")`);
    await page.waitForSelector('.card.fresh[data-briefing="b-new"]');
    expect(await page.locator('.card').count()).toBe(2);
    expect(await page.locator('#news button').count()).toBe(0);
    expect(await page.evaluate(() => 'sameLoad' in globalThis)).toBe(true);
  });

  it('shows at once what a button of its own changed', async () => {
    await open('/suppressions');
    await page.fill('input[name="alias"]', 'Silence');
    await page.click('button:has-text("Suppress")');
    await page.waitForSelector('main tbody th:has-text("Silence")');
    expect(await page.locator('.answer-drawer').textContent()).toContain('no longer counts');
    await page.click('tbody tr:has-text("Silence") button:has-text("Allow again")');
    await page.waitForSelector('main tbody th:has-text("Silence")', { state: 'detached' });
    expect(await page.locator('main tbody th').allTextContents()).toEqual(['Novel']);
  });

  it('lets one skip to the content by keyboard', async () => {
    await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it.each([true, false])('leads from a fact to its words and back, with script: %s', async (javaScriptEnabled) => {
    await open(BRIEFING, { javaScriptEnabled });
    await page.click('#technique-1 .cite');
    const anchor = new URL(page.url()).hash;
    expect(await page.locator(`${anchor} + .words`).textContent()).toBe('posing as a recruiter on LinkedIn');
    await page.click(`${anchor} + .words`);
    expect(new URL(page.url()).hash).toBe('#technique-1');
  });

  it('answers a command without leaving the page, and takes the keys for it', async () => {
    await open(BRIEFING);
    await page.keyboard.press('/');
    await page.keyboard.type('actor jade sleet');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.answer-drawer .profile');
    expect(new URL(page.url()).pathname).toBe(BRIEFING);
    expect(await page.locator('.answer-drawer').textContent()).toContain('TraderTraitor');
    await page.keyboard.press('Escape');
    expect(await page.locator('.answer-drawer').count()).toBe(0);
  });

  it('answers a command without script as well', async () => {
    await open('/', { javaScriptEnabled: false });
    await page.fill('#command', 'status');
    await page.click('.command button');
    expect(await page.locator('#answer').textContent()).toContain('parked after 3 tries');
  });

  it('presses a button that is an answer', async () => {
    await open('/say');
    await page.fill('#command', 'actor winter fox');
    await page.click('.command button');
    await page.click('button:has-text("Fox Two")');
    expect(await page.locator('#answer h3').first().textContent()).toBe('Fox Two');
  });

  it('runs nothing that its policy refuses', async () => {
    const refused: string[] = [];
    await open('/');
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    for (const path of PAGES) await page.goto(running.url + path);
    expect(refused).toEqual([]);
  });
});
