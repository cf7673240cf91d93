import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFile } from '../../src/package-file.ts';
import { blockFaults } from './check-blocks.ts';
import { drawHtml } from './draw-html.ts';
import { everyDrawing } from './every-drawing.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const PICTURES = packageFile('node_modules/.cache/slack-pictures');
const WIDTHS = { wide: 680, narrow: 375 };
const drawings = await everyDrawing();

describe('everything that is shown in Slack', () => {
  it.each(drawings)('$name is what Slack takes', ({ blocks, title }) => {
    expect(blockFaults(blocks, title === undefined ? 'message' : 'view')).toEqual([]);
  });
});

if (!CHROMIUM)
  console.warn('SKIPPED: no Chromium to draw Slack messages with. Install it: apt-get install -y chromium');

describe.skipIf(!CHROMIUM)('drawn in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
  });
  afterAll(() => browser?.close());

  it.each(drawings)('$name fits, wide and narrow; its picture is kept to look at', async ({ name, blocks, title }) => {
    const page = await browser.newPage({ viewport: { width: WIDTHS.wide, height: 300 } });
    await page.setContent(drawHtml(blocks, title));
    for (const [size, width] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ width, height: 300 });
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(needed).toBeLessThanOrEqual(width);
      await page.screenshot({ path: `${PICTURES}/${name}-${size}.png`, fullPage: true });
    }
    await page.close();
  });
});
