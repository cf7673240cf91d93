import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
/** What opens a way out past the guarded door. */
const WAY_OUT =
  /\bfetch\(|from '(?:undici|axios|got|node:https|node:tls|node:net|node:dgram|node:dns[^']*|node:http)'|import\('(?:undici|node:https?|node:net|node:tls)'\)/g;
/** The server only listens; IRC speaks to the one host that its operator configured. */
const KNOWN = ['src/server.ts', 'adapters/irc/'];

it('sends no request but through the guarded door', () => {
  const files = ['src', 'adapters', 'briefings'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const ways = files
    .filter(
      (file) =>
        file.endsWith('.ts') && !file.startsWith('src/outbound/') && !KNOWN.some((known) => file.startsWith(known)),
    )
    .flatMap((file) => (readFileSync(join(ROOT, file), 'utf8').match(WAY_OUT) ?? []).map((way) => `${file}: ${way}`));
  expect(ways).toEqual([]);
});
