import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const CENTRAL = 0x02014b50;

/** What an archive holds, as its directory tells it. */
function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.length - 22;
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(archive.readUInt32LE(at)).toBe(CENTRAL);
    const [packed, size, name] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ];
    const start = archive.readUInt32LE(at + 42) + 30 + name;
    const content = inflateRawSync(archive.subarray(start, start + packed));
    expect(content).toHaveLength(size);
    files.set(archive.subarray(at + 46, at + 46 + name).toString(), content);
    at += 46 + name;
  }
  return files;
}

describe('sitrep teams package', () => {
  it('writes what Teams takes: a manifest within its limits and two icons of the right size', async () => {
    const folder = temporaryFolder();
    const { code, stdout } = await runCli(['teams', 'package'], {
      folder,
      environment: { MicrosoftAppId: APP_ID },
    });
    expect(code).toBe(0);
    expect(stdout.trim()).toBe(join(folder, 'sitrep-teams.zip'));
    const files = unzip(readFileSync(join(folder, 'sitrep-teams.zip')));
    expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png']);
    const sizeOf = (name: string) => [files.get(name)?.readUInt32BE(16), files.get(name)?.readUInt32BE(20)];
    expect(sizeOf('color.png')).toEqual([192, 192]);
    expect(sizeOf('outline.png')).toEqual([32, 32]);

    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '');
    expect(manifest.id).toBe(APP_ID);
  });

  it.each([
    [['teams', 'package'], 'MicrosoftAppId'],
    [['teams', 'package', '--app-id', APP_ID, '--app-version', 'one'], 'version'],
    [['teams', 'package', '--app-id', APP_ID, '--website', 'http://plain.example'], 'https'],
  ])('%j is told what is wrong', async (argv, named) => {
    const { code, stderr } = await runCli(argv, { folder: temporaryFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain(named);
  });
});
