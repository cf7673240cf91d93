import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { createLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';
import { serve } from '../outbound/loopback.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { aSlack } from './a-slack.ts';

const FEEDS = 200;
const STORIES_PER_FEED = 2;
const MOST_MS = 300;
const SLACKS_PATIENCE_MS = 3_000;
const BETWEEN_MS = 50;

it('acknowledges commands within 300 ms, and each within the three seconds of Slack, while 200 feeds are read in the same process', async () => {
  const slack = await aSlack();
  const site = await serve((request, response) => {
    const feed = feedOf(`http://${request.headers.host}`, request.url ?? '/');
    response.setHeader('content-type', 'application/rss+xml').end(feed);
  });
  const folder = temporaryFolder();
  const urls = Array.from({ length: FEEDS }, (_, n) => ({
    url: `${site.url}/feed-${n}`,
    name: `Feed ${n}`,
    reliability: 'B' as const,
  }));
  const config = await loadConfig(
    {
      DATABASE_URL: `sqlite:${folder}/sitrep.db`,
      PORT: '0',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    folder,
  );
  const store = await openStore(config.databaseUrl);
  const app = await createApp({
    store,
    config: {
      ...config,
      feeds: urls,
      schedule: '0 0 1 1 *',
      network: { allowPrivate: [site.host] },
      adapters: { ...config.adapters, web: false, console: false },
    },
    log: createLogger('silent'),
    now: () => new Date(),
    terminal: { output: new Writable({ write: (_, __, done) => done() }), colour: false, width: 80 },
  });
  slack.connect(await app.start());
  const took: number[] = [];
  while ((await store.stories.count()) < FEEDS * STORIES_PER_FEED) {
    took.push((await slack.command('status')).ms);
    await sleep(BETWEEN_MS);
  }
  await app.stop();
  await store.close();
  await site.close();
  await slack.close();
  took.sort((a, b) => a - b);
  const at = (share: number) => Math.round(took[Math.floor((took.length - 1) * share)] ?? 0);
  console.info(
    `${took.length} commands while ${FEEDS} feeds were read: p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} ms`,
  );
  expect(took.length).toBeGreaterThan(10);
  expect(at(0.95)).toBeLessThan(MOST_MS);
  expect(at(1)).toBeLessThan(SLACKS_PATIENCE_MS);
}, 180_000);

const ACTORS = ['Lazarus Group', 'APT28', 'Scattered Spider', 'Akira', 'LockBit', 'Volt Typhoon', 'Kimsuky', 'Clop'];
const FIRST = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Gorse',
  'Hazel',
  'Ivy',
  'Juniper',
  'Larch',
  'Maple',
];
const SECOND = [
  'Airways',
  'Bank',
  'Clinics',
  'Docks',
  'Energy',
  'Foods',
  'Grid',
  'Hotels',
  'Insurance',
  'Jewels',
  'Kiosks',
];

/** Stories of today, each of an event of its own. */
function feedOf(site: string, path: string): string {
  const now = new Date().toUTCString();
  const feed = Number(path.split('-').at(-1));
  const items = Array.from({ length: STORIES_PER_FEED }, (_, n) => {
    const id = feed * STORIES_PER_FEED + n;
    const victim = `${FIRST[id % FIRST.length]}${id} ${SECOND[id % SECOND.length]}`;
    const actor = ACTORS[id % ACTORS.length];
    const text = `${victim} said that intruders sent spearphishing mails with a malicious attachment to its staff. Investigators attributed the attack on ${victim} to ${actor}. ${`${victim} told its ${SECOND[(id * 7) % SECOND.length]} customers in region ${id} what to do. `.repeat(20)}`;
    return `<item><title>${actor} breached ${victim}</title><link>${site}/story-${id}</link><guid>${id}</guid><pubDate>${now}</pubDate><description>${text}</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed ${feed}</title><link>${site}</link><description>News</description>${items.join('')}</channel></rss>`;
}
