import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { packageFile } from '../src/package-file.ts';
import { isInstalled, type Run, type RunOptions, runProcess } from './run-process.ts';

/** Something that polls feeds, with its state in a folder. */
export interface Poller {
  /** Polls all feeds once, in a process of its own. */
  poll(options?: Pick<RunOptions, 'limitMs'>): Promise<Run>;
  /** What a peer keeps of their entries, as text. */
  kept?(): string;
}

/** What is to be polled. */
export interface Polled {
  readonly urls: readonly string[];
  /** As `network.allowPrivate` has them. */
  readonly hosts: readonly string[];
  /** What else our configuration says. */
  readonly settings?: object;
}

const POLLERS: Readonly<Record<string, { readonly program?: string; open(folder: string, polled: Polled): Poller }>> = {
  sitrep: { open: openSitrep },
  newsboat: { program: 'newsboat', open: openNewsboat },
  rss2email: { program: 'r2e', open: openRss2email },
};

/** Those of the names whose program is here; the others are named on stderr. */
export function installed(names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const program = POLLERS[name]?.program;
    if (program === undefined || isInstalled(program)) return true;
    console.error(`skipped: ${name} is not installed (apt-get install ${name})`);
    return false;
  });
}

/** With no state yet. */
export function openPoller(name: string, folder: string, polled: Polled): Poller {
  const poller = POLLERS[name];
  if (!poller) throw new Error(`nobody knows ${name}`);
  return poller.open(folder, polled);
}

function openSitrep(folder: string, { urls, hosts, settings }: Polled): Poller {
  const config = {
    feeds: urls.map((url, index) => ({ url, name: `Outlet ${index}` })),
    network: { allowPrivate: hosts },
    adapters: { web: { enabled: false } },
    ...settings,
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'sitrep.yaml'), JSON.stringify(config));
  const command = [process.execPath, packageFile('dist/program/sitrep.js'), 'poll', '--all', '--json'];
  return { poll: (options) => runProcess(command, { cwd: folder, ...options }) };
}

function openNewsboat(folder: string, { urls }: Polled): Poller {
  writeFileSync(join(folder, 'urls'), `${urls.join('\n')}\n`);
  writeFileSync(join(folder, 'config'), 'reload-threads 8\n');
  const command = ['newsboat', '-q', '-u', 'urls', '-c', 'cache.db', '-C', 'config', '-x', 'reload'];
  return {
    poll: (options) => runProcess(command, { cwd: folder, env: { TERM: 'dumb' }, ...options }),
    kept: () => readCache(join(folder, 'cache.db')),
  };
}

function openRss2email(folder: string, { urls }: Polled): Poller {
  const feeds = urls.map((url, index) => `[feed.outlet${index}]\nurl = ${url}\n`);
  const mail = `[DEFAULT]\nto = bench@example.org\nemail-protocol = maildir\nmaildir-path = ${folder}\nmaildir-mailbox = mail\n`;
  writeFileSync(join(folder, 'config'), `${mail}\n${feeds.join('\n')}`);
  const command = ['r2e', '-c', 'config', '-d', 'state.json', 'run'];
  return {
    poll: (options) => runProcess(command, { cwd: folder, ...options }),
    kept: () => readMails(join(folder, 'mail/new')),
  };
}

function readCache(path: string): string {
  const cache = new Libsql(path);
  const items = cache.prepare('select url from rss_item').all();
  cache.close();
  return JSON.stringify(items);
}

function readMails(folder: string): string {
  const mails = existsSync(folder) ? readdirSync(folder) : [];
  return mails.map((mail) => readFileSync(join(folder, mail), 'utf8')).join('\n');
}
