import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFile } from '../../src/package-file.ts';

const ROOT = dirname(packageFile('package.json'));

/** What somebody else writes who has only the package: an adapter that keeps a list, and its test. */
const ADAPTER = `
import { AdapterError } from 'sitrep/adapter';
import { postToLines } from 'sitrep/render/post-to-lines';

export function createListAdapter(list) {
  let hear;
  return {
    name: 'list',
    capabilities: {},
    pace: { perChannelMs: 0 },
    async start(inbox) { hear = inbox; },
    async post(to, message) {
      const channel = 'thread' in to ? to.thread.channel : to.channel;
      if (channel.adapter !== 'list') throw new AdapterError('list', { kind: 'channel-gone' });
      if (list.broken) throw new AdapterError('list', { kind: 'unavailable' });
      list.lines.push(...postToLines(message));
      return { channel, id: String(list.lines.length) };
    },
    async say(text) {
      const channel = { adapter: 'list', id: 'here' };
      const reply = await hear({ channel, user: { id: 'u', name: 'u', isAdmin: false }, text });
      list.lines.push(...postToLines(reply));
    },
    async stop() {},
  };
}
`;
const ADAPTER_TEST = `
import { chatAdapterContract } from 'sitrep/conformance';
import { createListAdapter } from './list-adapter.js';

chatAdapterContract('list', async () => {
  const list = { lines: [], broken: false };
  const adapter = createListAdapter(list);
  return {
    adapter,
    channel: { adapter: 'list', id: 'here' },
    shown: async () => list.lines.join('\\n'),
    sent: async () => list.lines.join('\\n'),
    say: (text) => adapter.say(text),
    echo: async () => {},
    dangerous: /\\p{Cc}(?<!\\n)|\\p{Bidi_Control}/u,
    failures: { unavailable: () => { list.broken = true; } },
    close: async () => {},
  };
});
`;
const TYPED = `
import type { ChatAdapter } from 'sitrep/adapter';
import type { Post } from 'sitrep/model/message';
export const edit: ChatAdapter['edit'] = async (receipt, message: Post) => (message.kind === 'reply' ? receipt : receipt);
// @ts-expect-error an adapter without a name is none
export const nameless: ChatAdapter = { capabilities: {}, pace: { perChannelMs: 0 } };
`;

describe('the package, unpacked where nothing else of ours is', () => {
  let folder: string;
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { PATH: process.env.PATH, CI: '1' },
    });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sitrep-package-'));
    const [tarball] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: ROOT,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    mkdirSync(join(folder, 'node_modules', 'sitrep'), { recursive: true });
    run('tar', '-xzf', tarball.filename, '-C', 'node_modules/sitrep', '--strip-components=1');
    for (const name of readdirSync(join(ROOT, 'node_modules'))) {
      if (name !== '.cache' && name !== 'sitrep') {
        symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
      }
    }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'elsewhere', type: 'module' }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has a command that briefs', () => {
    writeFileSync(
      join(folder, 'story.txt'),
      'The FBI attributed the theft of 4,502.9 BTC from DMM Bitcoin to TraderTraitor.',
    );
    const briefing = JSON.parse(
      run(process.execPath, 'node_modules/sitrep/dist/program/sitrep.js', 'brief', 'story.txt'),
    );
    expect(briefing.actors[0]).toMatchObject({ id: 'tradertraitor', role: 'attributed' });
  });

  it('carries all that the bot reads: the sample feeds become briefings', () => {
    const summary = JSON.parse(
      run(process.execPath, 'node_modules/sitrep/dist/program/sitrep.js', 'poll', '--all', '--json'),
    );
    expect(summary.briefings).toBeGreaterThan(0);
  });

  it('lets somebody else write an adapter and prove it with our suite', () => {
    writeFileSync(join(folder, 'list-adapter.js'), ADAPTER);
    writeFileSync(join(folder, 'list-adapter.test.js'), ADAPTER_TEST);
    const report = JSON.parse(run('node_modules/.bin/vitest', 'run', '--reporter=json'));
    expect(report).toMatchObject({ success: true, numFailedTests: 0 });
    expect(report.numPassedTests).toBeGreaterThan(15);
  });

  it('brings its types', () => {
    writeFileSync(join(folder, 'typed.ts'), TYPED);
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    expect(run('node_modules/.bin/tsc', ...options, 'typed.ts')).toBe('');
  });
});
