import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aStory } from '../support/a-story.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { anIncident } from '../support/an-incident.ts';
import { ATTACKS, hostileBriefing, UNSEEN } from '../support/hostile-words.ts';
import { noFindings } from '../support/no-findings.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const HOSTILE = Object.values(ATTACKS)
  .filter(({ length }) => length < 500)
  .join(' ');
const TITLE = HOSTILE.replace(/[\r\n\0]/g, ' ');
const FEED = `<rss version="2.0"><channel><title><![CDATA[${TITLE.replaceAll(']]>', '')}]]></title><item><title><![CDATA[${TITLE.replaceAll(']]>', '')}]]></title><guid>1</guid></item></channel></rss>`;
const ARTICLE = `TraderTraitor ${HOSTILE}\n\nThe FBI attributed the theft to TraderTraitor. ${HOSTILE}`;
const OVERLAY = JSON.stringify({ actors: [{ id: 'hostile', name: TITLE, aliases: [TITLE], description: TITLE }] });

/** Every verb that prints words of others. */
const VERBS: readonly (readonly string[])[] = [
  ...['json', 'markdown', 'text', 'slack', 'teams', 'stix', 'navigator', 'csv', 'misp'].map((format) => [
    ...['brief', 'article.txt', '--format', format, '--title', TITLE],
  ]),
  ['brief', '-', '--jsonl'],
  ['brief', `${TITLE}.txt`],
  ['brief', 'article.txt', '--format', TITLE],
  ['ask', 'who stole from DMM Bitcoin?'],
  ['ask', TITLE],
  ['status'],
  ['status', '--json'],
  ['feeds', 'list'],
  ['feeds', 'list', '--json'],
  ['feeds', 'export'],
  ['feeds', 'check', 'feed.xml'],
  ['feeds', 'check', 'feed.xml', '--json'],
  ['feeds', 'check', TITLE],
  ['feeds', 'add', TITLE],
  ['feeds', 'remove', TITLE],
  ['actors', 'list'],
  ['actors', 'list', '--json'],
  ['actors', 'list', '--conflicts'],
  ['actors', 'show', 'hostile'],
  ['actors', 'show', 'hostile', '--json'],
  ['actors', 'show', TITLE],
  ['subscriptions', 'list'],
  ['subscriptions', 'list', '--json'],
  ['subscriptions', 'add', TITLE, TITLE],
  ['subscriptions', 'remove', TITLE],
  ['poll', '--json'],
  [TITLE],
  ['brief', `--${TITLE}`],
];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'article.txt'), ARTICLE);
  writeFileSync(join(folder, 'feed.xml'), FEED);
  writeFileSync(join(folder, 'actors.yaml'), OVERLAY);
  writeFileSync(
    join(folder, 'sitrep.yaml'),
    'feeds: [{ url: "sitrep:sample/wire", name: W }]\nactors: { files: [actors.yaml] }\n',
  );
  const store = await openStore(`sqlite:${join(folder, 'data', 'sitrep.db')}`);
  const story = aStory({
    id: 's-hostile',
    title: `DMM Bitcoin ${HOSTILE}`,
    text: `DMM Bitcoin was robbed. ${HOSTILE}`,
  });
  await store.incidents.put(anIncident({ id: 'i-hostile', storyIds: [story.id] }));
  await store.stories.put([
    { story: { ...story, publisher: HOSTILE }, findings: noFindings(story.id), incidentId: 'i-hostile' },
  ]);
  await store.briefings.put({ ...hostileBriefing(HOSTILE), id: 'b-hostile', incidentId: 'i-hostile' });
  const feed = {
    id: 'hostile',
    url: `https://x.example/${TITLE}`,
    name: HOSTILE,
    language: 'en',
    reliability: 'F',
  } as const;
  await store.feeds.put(feed);
  const lastError = { code: 'FEED_UNREADABLE', message: HOSTILE };
  await store.feeds.saveState({ feedId: 'hostile', nextCheckAt: new Date('2030-01-01'), failures: 3, lastError });
  await store.subscriptions.put(aSubscription({ id: 'hostile', actors: [TITLE], words: [TITLE] }));
  await store.deliveries.put([
    aDelivery({ incidentId: 'i-hostile', briefingId: 'b-hostile', reason: HOSTILE, lastFailure: TITLE }),
  ]);
  await store.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(
  VERBS.map(
    (verb) =>
      [
        verb
          .map((word) => (word === TITLE ? 'HOSTILE' : word))
          .join(' ')
          .slice(0, 60),
        verb,
      ] as const,
  ),
)('“%s” steers no terminal', async (_, verb) => {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(stdout), text(stderr)]);
  stdin.end(`${JSON.stringify({ id: TITLE, title: TITLE, text: ARTICLE })}\n{"id":${JSON.stringify(TITLE)}\n`);
  const terminal = {
    environment: { LOG_LEVEL: 'silent' },
    folder,
    stdin,
    stdout,
    stderr,
    signals: new EventEmitter(),
    end: () => {},
    now: () => NOW,
  };
  await runProgram(verb, terminal);
  stdout.end();
  stderr.end();
  const shown = (await printed).join('\n');
  expect(shown).not.toBe('\n');
  const at = shown.search(UNSEEN);
  expect(at < 0 ? '' : shown.slice(Math.max(0, at - 60), at + 40)).toBe('');
});
