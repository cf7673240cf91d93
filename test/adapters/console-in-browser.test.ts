import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aConsole, type RunningConsole } from '../support/a-console.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = [
  '/',
  '/briefings/b-dmm-2',
  '/actors',
  '/actors/lazarus-group',
  '/feeds',
  '/subscriptions',
  '/deliveries',
  '/say',
];
const WIDTHS = { wide: { width: 1360, height: 900 }, narrow: { width: 390, height: 844 } };

if (!CHROMIUM) console.warn('SKIPPED: no Chromium for the browser tests. Install it: apt-get install -y chromium');

describe.skipIf(!CHROMIUM)('the console in a browser', () => {
  let browser: Browser;
  let console_: RunningConsole;

  beforeAll(async () => {
    console_ = await aConsole();
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await console_?.close();
  });

  async function open(path: string, size: keyof typeof WIDTHS, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage({ viewport: WIDTHS[size], colorScheme, bypassCSP: true });
    await page.goto(console_.url + path);
    return page;
  }

  describe.each(PAGES)('%s', (path) => {
    it.each([
      ['wide', 'light'],
      ['narrow', 'dark'],
    ] as const)('has no fault that axe can find, and fits, %s and %s', async (size, scheme) => {
      const page = await open(path, size, scheme);
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}/${path.replaceAll('/', '_')}-${size}.png`,
          fullPage: size === 'narrow',
        });
      await page.evaluate(AXE);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => [
          id,
          ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
        ]);
      });
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(WIDTHS[size].width);
      await page.close();
    });
  });
});
