import { expect, it } from 'vitest';
import { findBriefings, pageAfter, readQuery } from '../../adapters/web/find-briefings.ts';
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

it('reads the last moment of a page again, unless that moment fills the page', () => {
  const at = (createdAt: string) => aBriefing({ createdAt });
  const [noon, one] = ['2024-01-01T12:00:00.000Z', '2024-01-01T13:00:00.000Z'];
  expect(pageAfter([at(one), at(noon)])?.toISOString()).toBe('2024-01-01T12:00:00.001Z');
  expect(pageAfter([at(noon), at(noon)])?.toISOString()).toBe(noon);
  expect(pageAfter([])).toBeUndefined();
});

it('takes what it cannot understand for nothing', () => {
  expect(readQuery({ role: 'guilty', from: 'yesterday', limit: '-5', before: 'x', q: ['a'] })).toMatchObject({
    role: '',
    from: '',
    limit: 50,
    words: '',
  });
  expect(readQuery({ limit: '100000' }).limit).toBe(200);
});
