import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { followLines } from '../support/follow-lines.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CONFIG = `feeds: [{ url: "sitrep:sample/wire", name: Wire, language: en, reliability: C }]
adapters: { console: { enabled: false } }
`;
const PAGE_BYTES = 4096;
/** Behind the pages that say what tables there are. */
const FIRST_HARMED = 5;

function aFolder(): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sitrep.yaml'), CONFIG);
  return { folder, file: join(folder, 'data', 'sitrep.db') };
}

describe('the database file', { timeout: 120_000 }, () => {
  it.each([
    ['overwritten in its middle', (file: Buffer) => file.fill(0xa5, FIRST_HARMED * PAGE_BYTES)],
    ['cut off', (file: Buffer) => file.subarray(0, FIRST_HARMED * PAGE_BYTES)],
    ['replaced by other words', () => Buffer.from('These are words. '.repeat(500))],
  ])('%s: said in two sentences', async (_, harm) => {
    const { folder, file } = aFolder();
    expect((await runCli(['poll'], { folder })).code).toBe(0);
    writeFileSync(file, harm(readFileSync(file)));
    const { code, stderr } = await runCli(['poll', '--all'], { folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^sitrep: The database \S+ is damaged, or is no database\.\nPut it aside[^\n]+\n$/);
  });

  it('in use by another bot: refused in two sentences, and the other goes on', async () => {
    const { folder } = aFolder();
    const bot = startCli(['run'], { folder, environment: { PORT: '0' } });
    onTestFinished(() => void bot.kill('SIGKILL'));
    await followLines(bot.stderr)('Sitrep reads the news');
    for (const verb of ['run', 'poll']) {
      const { code, stderr } = await runCli([verb], { folder, environment: { PORT: '0' } });
      expect(code).toBe(1);
      expect(stderr).toMatch(/^sitrep: Another Sitrep is already working with \S+\.\nStop it first[^\n]+\n$/);
    }
    expect(bot.exitCode).toBeNull();
  });

  it('held by another program longer than anybody waits: said as it is, and works again afterwards', async () => {
    const { file } = aFolder();
    const store = await openStore(`sqlite:${file}`);
    const other = new Libsql(file);
    other.exec('begin immediate');
    await expect(store.memory.set('room', 'key', 1)).rejects.toMatchObject({ code: 'STORE_BUSY' });
    other.exec('rollback');
    other.close();
    await store.memory.set('room', 'key', 1);
    expect(await store.memory.get('room', 'key')).toBe(1);
    await store.close();
  });
});
