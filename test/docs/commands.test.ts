import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFile } from '../../src/package-file.ts';
import { aStix21Bundle } from '../actors/bundles.ts';
import { serve } from '../outbound/loopback.ts';
import { aStory } from '../support/a-story.ts';

const ROOT = dirname(packageFile('package.json'));
const PAGES = ['README.md', ...pagesIn('docs'), ...pagesIn('.github')];
const SHELL_BLOCK = /^```sh\n(?<lines>.*?)^```/gms;
const COMMENT = /\s+#\s.*$/;
const NPM = /^npm (?:run (?<script>[\w:]+)|ci|cit|start|test)\b/;
/** What cannot be run here, and the test that does the same. */
const ELSEWHERE = [
  [/^docker /, 'test/supply-chain/supply-chain.test.ts'],
  [/^sitrep actors sync/, 'test/actors/sync-sources.test.ts'],
  [/postgres:/, 'test/store/copy-store.test.ts'],
  [/^sitrep teams package/, 'test/teams/package.test.ts'],
] as const;

const commands = [...new Set(PAGES.flatMap(commandsIn))];

describe('what the documentation tells people to type', () => {
  let folder: string;
  let outlet: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sitrep-docs-'));
    outlet = await serve((request, response) => {
      const isFeed = request.url?.endsWith('.xml');
      response.setHeader('content-type', isFeed ? 'application/rss+xml' : 'text/html');
      response.end(isFeed ? readFileSync(packageFile('src/feeds/sample/wire.xml')) : page());
    });
    prepare(folder, outlet.host);
  });
  afterAll(async () => {
    await outlet.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(commands)('%s', async (command) => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const elsewhere = ELSEWHERE.find(([pattern]) => pattern.test(command));
    const npm = NPM.exec(command);
    if (elsewhere) expect(existsSync(join(ROOT, elsewhere[1]))).toBe(true);
    else if (npm) expect(Object.keys(scripts)).toContain(npm.groups?.script ?? 'test');
    else if (command.startsWith('sitrep run')) await startAndStop(folder);
    else if (command.startsWith('sitrep init')) expect(await typed(command, join(folder, 'new'), '\nUTC\n\n')).toBe(0);
    else if (command.startsWith('sitrep doctor')) expect([0, 1]).toContain(await typed(command, folder));
    else expect(await typed(command.replaceAll('https://example.org', outlet.url), folder)).toBe(0);
  });
});

function pagesIn(room: string): readonly string[] {
  return readdirSync(join(ROOT, room))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${room}/${name}`);
}

function commandsIn(name: string): readonly string[] {
  const blocks = readFileSync(join(ROOT, name), 'utf8').matchAll(SHELL_BLOCK);
  return [...blocks]
    .flatMap(({ groups }) => (groups?.lines ?? '').split('\n'))
    .flatMap((line) => line.replace(COMMENT, '').split(' && '))
    .map((line) => line.trim().replace(/^npx sitrep/, 'sitrep'))
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** A folder with the files that the examples name, and `sitrep` as a command. */
function prepare(folder: string, host: string): void {
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'new'));
  const sitrep = join(folder, 'bin', 'sitrep');
  writeFileSync(sitrep, `#!/bin/sh\nexec "${process.execPath}" "${packageFile('dist/program/sitrep.js')}" "$@"\n`);
  chmodSync(sitrep, 0o755);
  const feed = '{ url: "sitrep:sample/wire", name: Sample Wire, language: en, reliability: C }';
  const network = `network: { allowPrivate: ["${host}"] }`;
  writeFileSync(join(folder, 'sitrep.yaml'), `feeds: [${feed}]\n${network}\ntechniques: { learned: false }\n`);
  writeFileSync(join(folder, 'article.html'), page());
  const { id, title, text } = aStory();
  writeFileSync(join(folder, 'stories.jsonl'), `${JSON.stringify({ id, title, text })}\n`);
  writeFileSync(join(folder, 'enterprise-attack.json'), JSON.stringify(aStix21Bundle()));
  writeFileSync(join(folder, 'threat-actor.json'), JSON.stringify(aStix21Bundle()));
}

function page(): string {
  const { title, text } = aStory();
  return `<!doctype html><title>${title}</title><article><h1>${title}</h1><p>${text}</p></article>`;
}

function environment(folder: string) {
  return { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, PORT: '0', LOG_LEVEL: 'silent' };
}

/** The exit code. */
async function typed(command: string, folder: string, input = ''): Promise<number> {
  const home = folder.endsWith('new') ? dirname(folder) : folder;
  const running = promisify(execFile)('sh', ['-c', command], { cwd: folder, env: environment(home) });
  running.child.stdin?.end(input);
  return running.then(
    () => 0,
    (error: { readonly code: number }) => error.code,
  );
}

async function startAndStop(folder: string): Promise<void> {
  const bot = spawn('sitrep', ['run'], { cwd: folder, env: environment(folder) });
  bot.stdout.resume();
  await new Promise<void>((resolve) => {
    bot.stderr.on('data', (words) => String(words).includes('Console:') && resolve());
  });
  bot.kill('SIGTERM');
  expect(await once(bot, 'exit')).toEqual([0, null]);
}
