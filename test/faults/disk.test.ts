import { once } from 'node:events';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aWaitingFeed } from '../support/a-waiting-feed.ts';
import { followLines } from '../support/follow-lines.ts';
import { canMount, onASmallDisk } from '../support/on-a-small-disk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SAMPLE = '{ url: "sitrep:sample/wire", name: Wire, language: en, reliability: C }';
const SECOND = '{ url: "sitrep:sample/lab", name: Lab, language: en, reliability: B }';
const QUIET = 'adapters: { console: { enabled: false } }';
const FILL = 'dd if=/dev/zero of=filler bs=1k 2>/dev/null || true';
const ROOMY_KB = 20_000;

function configOf(...feeds: readonly string[]): string {
  return `printf '%s\\n' 'feeds: [${feeds.join(', ')}]' '${QUIET}' > sitrep.yaml`;
}

async function lines(kilobytes: number, script: string): Promise<{ readonly said: string; readonly data: string }> {
  const child = onASmallDisk(kilobytes, temporaryFolder(), script);
  const [said, data] = await Promise.all([text(child.stderr), text(child.stdout), once(child, 'close')]);
  return { said, data };
}

describe.skipIf(!canMount())('the disk', { timeout: 120_000 }, () => {
  it('is full while a pass is written: said in a sentence, and all there once there is room', async () => {
    const { said, data } = await lines(
      ROOMY_KB,
      `${configOf(SAMPLE)}; $SITREP poll --json; ${configOf(SAMPLE, SECOND)}; ${FILL}
       $SITREP poll --json || echo "exit $?"; rm filler; $SITREP poll --json; $SITREP status --json`,
    );
    const [first, exit, second, status] = data.trim().split('\n');
    expect(said).toMatch(/^sitrep: The disk of the database \S+ is full\.\nMake room on it[^\n]*\n$/);
    expect(exit).toBe('exit 1');
    expect(JSON.parse(first ?? '').stories + JSON.parse(second ?? '').stories).toBe(JSON.parse(status ?? '').stories);
  });

  it('is full from the start', async () => {
    const { said, data } = await lines(64, `${configOf(SAMPLE)}; $SITREP poll || echo "exit $?"`);
    expect(said).toMatch(
      /^sitrep: The (?:disk of the )?database \S+ (?:is full|cannot be opened)\.\n[^\n]*(?:room|disk)[^\n]*\n$/,
    );
    expect(data).toBe('exit 1\n');
  });

  it('is read-only', async () => {
    const { said, data } = await lines(
      ROOMY_KB,
      `${configOf(SAMPLE)}; $SITREP poll > /dev/null; mount -o remount,ro .; $SITREP poll || echo "exit $?"`,
    );
    expect(said).toMatch(/^sitrep: The database \S+ (?:cannot be opened|can be read but not written to)\.\n[^\n]+\n$/);
    expect(data).toBe('exit 1\n');
  });

  it('fills up under the running bot, which goes on by itself when there is room again', async () => {
    const folder = temporaryFolder();
    const feed = await aWaitingFeed();
    const settings = `${configOf(`{ url: "${feed.url}", name: Live, language: en, reliability: C }`)}
      printf '%s\\n' 'schedule: "* * * * * *"' 'network: { allowPrivate: ["${feed.host}"] }' >> sitrep.yaml`;
    const bot = onASmallDisk(ROOMY_KB, folder, `${settings}; PORT=0 exec $SITREP run`);
    onTestFinished(() => void bot.kill('SIGKILL'));
    const seen = followLines(bot.stderr);
    const filler = join(`/proc/${bot.pid}/root`, folder, 'filler');
    (await feed.asked)(() => fill(filler));
    expect(await seen('the next heartbeat tries again')).toContain('"code":"STORE_FULL"');
    rmSync(filler);
    expect(JSON.parse(await seen('"stories":1,'))).toMatchObject({ feeds: { changed: 1, failed: 0 }, deliveries: 1 });
    bot.kill('SIGTERM');
    expect(await once(bot, 'close')).toEqual([0, null]);
  });
});

function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4096));
  } catch {
    closeSync(file);
  }
}
