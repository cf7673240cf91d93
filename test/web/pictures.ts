import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const FOLDER = process.argv[2] ?? 'docs/pictures';
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };
const LIST = { width: 1280, height: 790 };
const SAMPLES = [
  '{ url: "sitrep:sample/wire", name: Sample Wire, reliability: C }',
  '{ url: "sitrep:sample/depeche", name: Dépêche (exemple), reliability: C, language: fr }',
  '{ url: "sitrep:sample/lab", name: Example Lab, reliability: B }',
];

if (!CHROMIUM) throw new Error('Pictures need Chromium: apt-get install -y chromium');
const home = mkdtempSync(join(tmpdir(), 'sitrep-pictures-'));
writeFileSync(join(home, 'sitrep.yaml'), `feeds: [${SAMPLES}]\nadapters: { console: { enabled: false } }\n`);
const config = await loadConfig({ DATABASE_URL: `sqlite:${home}/sitrep.db`, PORT: '0', LOG_LEVEL: 'warn' }, home);
const store = await openStore(config.databaseUrl);
const app = await createApp({
  store,
  config,
  log: createLogger(config.logLevel),
  now: () => new Date(),
  terminal: { output: process.stdout, colour: false, width: 80 },
});
await app.pollOnce({ all: true, patienceMs: 5_000 });
const address = await app.start();
const newest = await store.briefings.latest({ limit: 100 });
const [richest] = newest.toSorted((a, b) => b.sources.length - a.sources.length);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
mkdirSync(FOLDER, { recursive: true });

await draw('briefings', '/', LIST, 'light');
await draw('briefings-dark', '/', LIST, 'dark');
await draw('briefing', `/briefings/${richest?.id}`, WIDE, 'light');
await draw('briefing-dark', `/briefings/${richest?.id}`, WIDE, 'dark', '.columns');
await draw('actor', '/actors/lazarus-group', WIDE, 'dark');
await draw('phone', `/briefings/${richest?.id}`, NARROW, 'dark');

await browser.close();
await app.stop();
await store.close();
rmSync(home, { recursive: true, force: true });

/** One page as it shows, from the top or from an element on. */
async function draw(
  name: string,
  path: string,
  viewport: typeof WIDE,
  colorScheme: 'light' | 'dark',
  from?: string,
): Promise<void> {
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce', locale: 'en-GB' });
  await page.goto(`${address}${path}`);
  if (from) await page.locator(from).evaluate((element) => scrollTo(0, element.getBoundingClientRect().top - 80));
  await page.screenshot({ path: join(FOLDER, `console-${name}.png`) });
  await page.close();
}
