import { expect, it } from 'vitest';
import { briefInput } from '../../src/services/brief-input.ts';
import { aHouse } from '../support/a-house.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const TEXT = `Police name TraderTraitor

The FBI attributed the theft from the exchange DMM Bitcoin to TraderTraitor, a North Korean group.`;

it('briefs on a text that somebody pasted, on its own words, and stores nothing', async () => {
  const house = await aHouse([], () => NOW);
  const { briefing, story } = await briefInput(TEXT, house);
  expect(story).toMatchObject({ title: 'Police name TraderTraitor', url: '', publishedAt: NOW });
  expect(briefing.actors[0]).toMatchObject({ id: 'tradertraitor', role: 'attributed' });
  for (const { field, start, end, quote } of briefing.actors.flatMap(({ evidence }) => evidence)) {
    expect(story[field].slice(start, end)).toBe(quote);
  }
  expect(await house.store.stories.count()).toBe(0);
});

it('refuses nothing at all, and an address that leads inside', async () => {
  const house = await aHouse([], () => NOW);
  await expect(briefInput('  ', house)).rejects.toMatchObject({ code: 'STORY_EMPTY' });
  await expect(briefInput('http://10.0.0.1/admin', house)).rejects.toMatchObject({ code: 'OUTBOUND_REFUSED' });
});
