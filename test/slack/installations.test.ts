import { expect, it, onTestFinished } from 'vitest';
import { createInstallations } from '../../adapters/slack/installations.ts';
import { Secret } from '../../src/secret.ts';
import { openStore } from '../../src/store/open-store.ts';

const ROOM = 'slack-installations';
const TOKEN = 'xoxb-installed-token';
const INSTALLED = { team: { id: 'T2' }, bot: { token: TOKEN, id: 'B2', userId: 'U2' } };

async function aMemory() {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  return store.memory;
}

it('keeps no token that a reader of the database could use', async () => {
  const memory = await aMemory();
  const installations = createInstallations(memory, new Secret('one'));
  await installations.put(INSTALLED);
  expect(JSON.stringify(await memory.list(ROOM))).not.toMatch(/xoxb|installed|U2/);
  await expect(installations.get('T2')).resolves.toEqual(INSTALLED);
});

it('opens nothing with another secret, without one, in another place, or after a change', async () => {
  const memory = await aMemory();
  const installations = createInstallations(memory, new Secret('one'));
  await installations.put(INSTALLED);
  await expect(createInstallations(memory, new Secret('two')).get('T2')).resolves.toBeUndefined();
  await expect(createInstallations(memory, undefined).get('T2')).resolves.toBeUndefined();
  const kept = String(await memory.get(ROOM, 'T2'));
  await memory.set(ROOM, 'T3', kept);
  await expect(installations.get('T3')).resolves.toBeUndefined();
  const last = kept.at(-2) === 'A' ? 'B' : 'A';
  for (const changed of [`${kept.slice(0, -2)}${last}${kept.slice(-1)}`, kept.slice(0, 20), 'v1.', 'v2.x', '']) {
    await memory.set(ROOM, 'T2', changed);
    await expect(installations.get('T2')).resolves.toBeUndefined();
  }
});

it('seals what an earlier version kept open', async () => {
  const memory = await aMemory();
  await memory.set(ROOM, 'T2', INSTALLED);
  const installations = createInstallations(memory, new Secret('one'));
  await expect(installations.get('T2')).resolves.toEqual(INSTALLED);
  expect(JSON.stringify(await memory.get(ROOM, 'T2'))).not.toContain(TOKEN);
  await expect(installations.get('T2')).resolves.toEqual(INSTALLED);
});
