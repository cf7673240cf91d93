import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('what is changed at the keyboard is written down too', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const id = (await runCli(['feeds', 'add', 'https://wire.example/feed'], { folder })).stdout.trim();
  expect((await runCli(['feeds', 'remove', id], { folder })).code).toBe(0);
  const channel = 'console:terminal';
  const added = await runCli(['subscriptions', 'add', channel, 'lazarus'], { folder });
  await runCli(['subscriptions', 'remove', added.stdout.trim()], { folder });
  const store = await openStore(`sqlite:${join(folder, 'data', 'sitrep.db')}`);
  const entries = await store.audit.list(9);
  await store.close();
  expect(entries.map(({ what }) => what)).toEqual([
    `unsubscribed ${added.stdout.trim()}`,
    'subscribed console:terminal to lazarus-group',
    `removed feed ${id}`,
    `added feed ${id}`,
  ]);
  expect(entries[0]).toMatchObject({ where: 'command line', before: { actors: ['lazarus-group'] } });
  expect(entries[2]).toMatchObject({ before: { url: 'https://wire.example/feed' } });
});
