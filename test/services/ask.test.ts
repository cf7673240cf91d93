import { describe, expect, it } from 'vitest';
import { ask } from '../../src/services/ask.ts';
import { aFilledStore } from '../support/a-filled-store.ts';

const now = new Date('2024-12-24T12:00:00Z');

describe('ask, outside of any thread', () => {
  it.each([
    ['Who stole the bitcoin from DMM Bitcoin?', /attributed the theft .* to TraderTraitor/],
    ['how did they get into DMM Bitcoin?', /recruiter on LinkedIn|session cookie|Python script/],
    ['Which domain did the script contact?', /wallet-tests\.example/],
    ['Combien valait le butin ?', /près de 300 millions d'euros/],
  ])('finds its stories by what "%s" names, not by its words of asking', async (question, words) => {
    const store = await aFilledStore();
    try {
      expect((await ask({ store, now }, question)).text).toMatch(words);
    } finally {
      await store.close();
    }
  });

  it.each([
    'Who is the CEO of DMM Bitcoin?',
    'What is the capital of France?',
    'Did TraderTraitor attack Sony?',
    'Who?',
    '',
  ])('says that the sources do not say: "%s"', async (question) => {
    const store = await aFilledStore();
    try {
      expect(await ask({ store, now }, question)).toEqual({ passages: [] });
    } finally {
      await store.close();
    }
  });
});
