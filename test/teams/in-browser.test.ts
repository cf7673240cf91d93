import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFile } from '../../src/package-file.ts';
import { cardFaults } from './card-faults.ts';
import { drawHtml, type Theme } from './draw-html.ts';
import { everyDrawing } from './every-drawing.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const PICTURES = packageFile('node_modules/.cache/teams-pictures');
const WIDTHS = { wide: 720, narrow: 340 };
const THEMES: readonly Theme[] = ['light', 'dark'];
const drawings = await everyDrawing();

describe('everything that is shown in Teams', () => {
  it.each(drawings)('$name is a card that the official package and Teams take', ({ card }) => {
    expect(cardFaults(card)).toEqual([]);
  });
});

if (!CHROMIUM) console.warn('SKIPPED: no Chromium to draw cards with. Install it: apt-get install -y chromium');

describe.skipIf(!CHROMIUM)('drawn in a browser by the official package', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it.each(drawings)(
    '$name fits, wide and narrow, light and dark; its pictures are kept to look at',
    async ({ name, card }) => {
      for (const theme of THEMES) {
        await page.setContent(drawHtml(card, theme));
        expect(await page.locator('#card').textContent()).not.toBe('');
        for (const [size, width] of Object.entries(WIDTHS)) {
          await page.setViewportSize({ width, height: 300 });
          const needed = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(needed).toBeLessThanOrEqual(width);
          expect(await page.evaluate(cutButtons)).toEqual([]);
          await page.screenshot({ path: `${PICTURES}/${name}-${size}-${theme}.png`, fullPage: true });
        }
      }
    },
  );

  it('unfolds one part of a briefing at a time', async () => {
    const card = drawings.find(({ name }) => name === 'briefing')?.card;
    await page.setContent(drawHtml(card, 'light'));
    await page.setViewportSize({ width: WIDTHS.wide, height: 300 });
    const quote = page.getByText('asked to run a malicious Python script').last();
    await page.getByRole('button', { name: /^Techniques/ }).click();
    expect(await quote.isVisible()).toBe(true);
    await page.screenshot({ path: `${PICTURES}/briefing-techniques.png`, fullPage: true });
    await page.getByRole('button', { name: /^Evidence/ }).click();
    await page.screenshot({ path: `${PICTURES}/briefing-evidence.png`, fullPage: true });
    await page.getByRole('button', { name: 'Ask', exact: true }).first().click();
    await page.screenshot({ path: `${PICTURES}/briefing-ask.png`, fullPage: true });
  });
});

/** Labels of buttons that reach beyond the card. */
function cutButtons(): readonly string[] {
  const edge = document.getElementById('card')?.getBoundingClientRect().right ?? 0;
  const buttons = [...document.querySelectorAll('button')];
  return buttons
    .filter((button) => button.getBoundingClientRect().right > edge)
    .map((button) => button.textContent ?? '');
}
