import { existsSync } from 'node:fs';
import { chromium, type Locator } from 'playwright-core';
import { packageFile } from '../../src/package-file.ts';
import './demo.ts';

const PAGE = `http://127.0.0.1:${process.argv[2] ?? 3200}/`;
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

const DMM = 'stole 4,502.9 BTC';
/** The dialog to follow actors, filled in and on its way to a preview. */
const FILLED = { dialog: 'follow', step: 'preview', actors: 'apt28', priority: 'medium', pace: 'daily', time: '08:30' };
const SETTLING_MS = 5_000;

/** The pictures of `docs/teams.md`, taken from the demo: what Sitrep posts when it reads its sample feeds. */
async function take(name: string, locator: Locator): Promise<void> {
  await locator.screenshot({ path: packageFile(`docs/pictures/${name}.png`) });
}

const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
const page = await browser.newPage({ viewport: { width: 800, height: 1_200 } });
await page.goto(PAGE);
const card = page.locator('.card', { hasText: DMM }).first();
await page.getByText('What changed').waitFor();
// Stories of the same event may still come.
await page.waitForTimeout(SETTLING_MS);
await take('teams-card', card);
await page.evaluate(async (data) => {
  const demo = globalThis as unknown as {
    showWindow(answer: unknown): void;
    send(path: string, body: object): Promise<unknown>;
  };
  demo.showWindow(await demo.send('/dialog', { step: 'submit', data }));
}, FILLED);
await page.getByRole('button', { name: 'Follow', exact: true }).waitFor();
await take('teams-follow', page.locator('#inside'));

const phone = await browser.newPage({ viewport: { width: 360, height: 1_000 } });
await phone.goto(`${PAGE}?theme=dark`);
const narrow = phone.locator('.card', { hasText: DMM }).first();
await narrow.waitFor();
await take('teams-card-narrow', narrow);
await browser.close();
process.kill(process.pid, 'SIGTERM');
