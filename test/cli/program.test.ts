import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { runCli, startCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SAMPLES = `feeds:
  - { url: "sitrep:sample/wire", name: Sample Wire, language: en, reliability: C }
  - { url: "sitrep:sample/depeche", name: Dépêche, language: fr, reliability: C }
`;

function aFolder(config = SAMPLES): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sitrep.yaml'), config);
  return folder;
}

describe('the command line', () => {
  it('polls, delivers, and finds nothing new the second time', async () => {
    const folder = aFolder();
    const first = JSON.parse((await runCli(['poll', '--json'], { folder })).stdout);
    expect(first.feeds).toEqual({ checked: 2, changed: 2, unchanged: 0, failed: 0 });
    expect(first.briefings).toBeGreaterThan(3);
    const again = JSON.parse((await runCli(['poll', '--all', '--json'], { folder })).stdout);
    expect(again).toEqual({
      feeds: { checked: 2, changed: 0, unchanged: 2, failed: 0 },
      stories: 0,
      briefings: 0,
      deliveries: 0,
    });
    const status = JSON.parse((await runCli(['status', '--json'], { folder })).stdout);
    expect(status).toMatchObject({ feeds: { total: 2, failing: [] }, undelivered: [] });
    // A revision that a later one overtakes before it is posted is left out.
    expect(status.deliveries.sent).toBeGreaterThan(0);
    expect(status.deliveries.sent + status.deliveries.superseded).toBe(first.deliveries);
  });

  it('adds, lists, exports, imports and removes feeds', async () => {
    const folder = aFolder();
    const id = (
      await runCli(['feeds', 'add', 'https://example.org/feed.xml', '--name', 'Example'], { folder })
    ).stdout.trim();
    expect((await runCli(['feeds', 'list'], { folder })).stdout).toContain(`${id}  new`);
    const opml = (await runCli(['feeds', 'export'], { folder })).stdout;
    expect(opml).toContain('https://example.org/feed.xml');
    expect((await runCli(['feeds', 'remove', id], { folder })).code).toBe(0);
    writeFileSync(join(folder, 'feeds.opml'), opml);
    expect((await runCli(['feeds', 'import', 'feeds.opml'], { folder })).code).toBe(0);
    expect((await runCli(['feeds', 'list'], { folder })).stdout).toContain('https://example.org/feed.xml');
    expect(await runCli(['feeds', 'remove', 'nobody'], { folder })).toMatchObject({ code: 1 });
  });

  it('keeps a configured feed away that was removed by hand', async () => {
    const folder = aFolder();
    const [line = ''] = (await runCli(['feeds', 'list'], { folder })).stdout.split('\n');
    await runCli(['feeds', 'remove', line.split(' ')[0] ?? ''], { folder });
    expect((await runCli(['feeds', 'list'], { folder })).stdout.trim().split('\n')).toHaveLength(1);
  });

  it('checks feeds without storing anything', async () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'page.html'), '<!doctype html><title>Login</title><form></form>');
    const { code, stdout } = await runCli(['feeds', 'check', 'sitrep:sample/wire', 'page.html', '--json'], { folder });
    const [wire, page] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(wire).toMatchObject({ target: 'sitrep:sample/wire', format: 'rss', title: 'Sample Wire', error: null });
    expect(wire.first).toEqual({
      title: expect.any(String),
      link: expect.any(String),
      publishedAt: expect.any(String),
    });
    expect(page).toMatchObject({ target: 'page.html', entries: 0, error: { code: 'FEED_IS_HTML' } });
  });

  it('shows an actor by any of its names, and near ones for an unknown name', async () => {
    const folder = aFolder();
    const shown = await runCli(['actors', 'show', 'apt', '38'], { folder });
    expect(shown.stdout).toMatch(/^● APT38/);
    const missed = await runCli(['actors', 'show', 'lazaruss'], { folder });
    expect(missed).toMatchObject({ code: 1, stderr: expect.stringContaining('Did you mean') });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = startCli(['actors', 'list'], { folder: aFolder() });
    child.stdout.destroy();
    const stderr = text(child.stderr);
    const [code] = await once(child, 'close');
    expect([code, await stderr]).toEqual([0, '']);
  });

  it('subscribes a channel and ends the subscription', async () => {
    const folder = aFolder();
    const added = await runCli(['subscriptions', 'add', 'slack:T1/C1', 'lazarus', 'fancy bear'], { folder });
    const id = added.stdout.trim();
    expect(added.stderr).toContain('Nothing is posted there before slack is configured.');
    const listed = (await runCli(['subscriptions', 'list'], { folder })).stdout;
    expect(listed).toMatch(/slack:T1\/C1 {2}Lazarus Group, APT28 {2}\(.*suspected or stronger · at once\)/);
    expect((await runCli(['subscriptions', 'remove', id], { folder })).code).toBe(0);
    expect(await runCli(['subscriptions', 'add', 'nowhere', 'lazarus'], { folder })).toMatchObject({ code: 2 });
    expect(await runCli(['subscriptions', 'add', 'slak:T1/C1', 'lazarus'], { folder })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"slak" is no adapter'),
    });
  });

  it.each([
    [['frobnicate'], {}, 2, /unknown command/],
    [['poll'], { PORT: 'x' }, 2, /PORT must be a whole number/],
    [['poll'], { DATABASE_URL: 'mysql://x' }, 2, /DATABASE_URL/],
  ])('refuses %j %j', async (args, environment, expected, words) => {
    const { code, stderr } = await runCli(args, { folder: aFolder(), environment });
    expect(code).toBe(expected);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('refuses unknown keys with the nearest known one, and loses nothing', async () => {
    const { code, stderr } = await runCli(['poll'], { folder: aFolder('fedes: []\n') });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('did you mean "feeds"?') });
  });
});
