import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { appError } from '../errors.ts';
import { parseOpml, writeOpml } from '../feeds/opml.ts';
import { syncConfiguredFeeds, toFeed } from '../services/configured-feeds.ts';
import { change } from './change.ts';
import { note, type Terminal, writeJson, writeLine } from './terminal.ts';
import { type Opened, withStore } from './with-store.ts';

/** The bundled samples have addresses of their own. */
const WEB = /^(?:https?:\/\/|sitrep:)/i;

/** `feeds list`: id, health, reliability, name and address of each. */
export async function listFeeds(terminal: Terminal, options: { json?: boolean }): Promise<void> {
  await withFeeds(terminal, async ({ store }) => {
    const records = await store.feeds.list();
    if (options.json) return writeJson(terminal, records);
    for (const { feed, state } of records) {
      const health = !state ? 'new' : state.failures === 0 ? 'ok' : `failed ${state.failures}x`;
      await writeLine(
        terminal,
        `${feed.id}  ${health.padEnd(10)} ${feed.reliability} ${feed.language}  ${feed.name}  ${feed.url}`,
      );
    }
  });
}

/** `feeds add URL`. */
export async function addFeed(terminal: Terminal, url: string, options: { name?: string }): Promise<void> {
  if (!URL.canParse(url) || !WEB.test(url)) throw appError('USAGE', { what: 'That is no http(s) address of a feed.' });
  const { username, password } = new URL(url);
  if (username || password) {
    throw appError('USAGE', { what: 'The address carries a user name or a password, which is never sent.' });
  }
  await withFeeds(terminal, async ({ store }) => {
    const feed = toFeed({ url, reliability: 'F', ...(options.name !== undefined && { name: options.name }) });
    await change(terminal, store, { what: `added feed ${feed.id}`, after: feed }, (within) => within.feeds.put(feed));
    await writeLine(terminal, feed.id);
  });
}

/** `feeds remove ID`. */
export async function removeFeed(terminal: Terminal, id: string): Promise<void> {
  await withFeeds(terminal, async ({ store }) => {
    const before = (await store.feeds.list()).find(({ feed }) => feed.id === id)?.feed;
    if (!before) throw appError('NOT_FOUND', { what: `feed ${id}`, list: 'sitrep feeds list' });
    await change(terminal, store, { what: `removed feed ${id}`, before }, (within) => within.feeds.remove(id));
  });
}

/** `feeds import FILE.opml`. */
export async function importFeeds(terminal: Terminal, file: string): Promise<void> {
  const feeds = parseOpml(readText(resolve(terminal.folder, file)), file);
  await withFeeds(terminal, async ({ store }) => {
    const entry = { what: `imported feeds (${feeds.length})`, after: feeds.map(({ id }) => id) };
    await change(terminal, store, entry, async (within) => {
      for (const feed of feeds) await within.feeds.put(feed);
    });
    note(terminal, `${feeds.length} feeds imported.`);
  });
}

/** `feeds export`: OPML on stdout. */
export async function exportFeeds(terminal: Terminal): Promise<void> {
  await withFeeds(terminal, async ({ store }) => {
    const records = await store.feeds.list();
    await writeLine(terminal, writeOpml(records.map(({ feed }) => feed)));
  });
}

async function withFeeds(terminal: Terminal, work: (opened: Opened) => Promise<void>): Promise<void> {
  await withStore(terminal, async (opened) => {
    await syncConfiguredFeeds(opened.store, opened.config);
    await work(opened);
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw appError('FILE_UNREADABLE', { path }, { cause });
  }
}
