import { expect, it } from 'vitest';
import { findBriefings, readQuery } from '../../adapters/web/find-briefings.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { readingOf } from '../support/a-console.ts';
import { aFilledStore } from '../support/a-filled-store.ts';

it('finds what lies many pages back, each once, though a pass gives many the same moment', async () => {
  const store = await aFilledStore();
  for (let n = 0; n < 230; n += 1) {
    const createdAt = new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 60))).toISOString();
    await store.briefings.put(aBriefing({ id: `b-${n}`, incidentId: `i-${n}`, actors: [], createdAt }));
  }
  const reading = readingOf(store);
  const all = await findBriefings(reading, { ...readQuery({ to: '2024-06-01' }), limit: 1000 });
  expect(new Set(all.map(({ id }) => id)).size).toBe(230);
  expect(all).toHaveLength(230);
  const attributed = await findBriefings(reading, readQuery({ role: 'attributed' }));
  expect(attributed.map(({ id }) => id)).toEqual(['b-dmm-2']);
  await store.close();
});

it('goes on after the last briefing of a page, though all are of one moment', async () => {
  const store = await openStore('sqlite::memory:');
  const createdAt = '2024-01-01T12:00:00.000Z';
  for (let n = 0; n < 7; n += 1) {
    await store.briefings.put(aBriefing({ id: `b-${n}`, incidentId: `i-${n}`, actors: [], createdAt }));
  }
  const reading = readingOf(store);
  const page = async (before: string) =>
    (await findBriefings(reading, readQuery({ limit: '3', before }))).map(({ id }) => id);
  expect(await page('')).toEqual(['b-0', 'b-1', 'b-2']);
  expect(await page('b-2')).toEqual(['b-3', 'b-4', 'b-5']);
  expect(await page('b-5')).toEqual(['b-6']);
  expect(await page('b-6')).toEqual([]);
  expect(await page('nobody')).toEqual([]);
  await store.close();
});

it('takes what it cannot understand for nothing', () => {
  expect(readQuery({ role: 'guilty', from: 'yesterday', limit: '-5', before: '2024-99', q: ['a'] })).toMatchObject({
    role: '',
    from: '',
    limit: 50,
    words: '',
  });
  expect(readQuery({ limit: '100000' }).limit).toBe(200);
});
