import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../src/package-file.ts';
import type { FeedServer } from './feed-server.ts';
import { isInstalled, type Run, runProcess } from './run-process.ts';

/** Something that polls feeds, with its state in a folder. */
export interface Poller {
  /** Polls all feeds once, in a process of its own. */
  poll(): Promise<Run>;
}

const POLLERS: Readonly<
  Record<string, { readonly program?: string; open(folder: string, server: FeedServer): Poller }>
> = {
  sitrep: { open: openSitrep },
  newsboat: { program: 'newsboat', open: openNewsboat },
  rss2email: { program: 'r2e', open: openRss2email },
};

/** Those that are installed, each in a folder of its own; the others are named on stderr. */
export function openPollers(names: readonly string[], folderOf: (name: string) => string, server: FeedServer) {
  const installed = names.filter((name) => {
    const program = POLLERS[name]?.program;
    if (program === undefined || isInstalled(program)) return true;
    console.error(`skipped: ${name} is not installed (apt-get install ${name})`);
    return false;
  });
  return new Map(
    installed.flatMap((name) => (POLLERS[name] ? [[name, POLLERS[name].open(folderOf(name), server)]] : [])),
  );
}

function openSitrep(folder: string, { urls, hosts }: FeedServer): Poller {
  const config = {
    feeds: urls.map((url, index) => ({ url, name: `Outlet ${index}` })),
    network: { allowPrivate: hosts },
    adapters: { web: { enabled: false } },
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'sitrep.yaml'), JSON.stringify(config));
  const command = [process.execPath, packageFile('dist/src/main.js'), 'poll', '--all', '--json'];
  return { poll: () => runProcess(command, { cwd: folder }) };
}

function openNewsboat(folder: string, { urls }: FeedServer): Poller {
  writeFileSync(join(folder, 'urls'), `${urls.join('\n')}\n`);
  writeFileSync(join(folder, 'config'), 'reload-threads 8\n');
  const command = ['newsboat', '-q', '-u', 'urls', '-c', 'cache.db', '-C', 'config', '-x', 'reload'];
  return { poll: () => runProcess(command, { cwd: folder, env: { TERM: 'dumb' } }) };
}

function openRss2email(folder: string, { urls }: FeedServer): Poller {
  const feeds = urls.map((url, index) => `[feed.outlet${index}]\nurl = ${url}\n`);
  const mail = `[DEFAULT]\nto = bench@example.org\nemail-protocol = maildir\nmaildir-path = ${folder}\nmaildir-mailbox = mail\n`;
  writeFileSync(join(folder, 'config'), `${mail}\n${feeds.join('\n')}`);
  return { poll: () => runProcess(['r2e', '-c', 'config', '-d', 'state.json', 'run'], { cwd: folder }) };
}
