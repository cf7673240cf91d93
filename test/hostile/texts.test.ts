import { describe, expect, it } from 'vitest';
import { readStory } from '../../src/knowledge.ts';
import { aStory } from '../support/a-story.ts';
import { readyKnowledge } from './ten-feeds.ts';
import { HOSTILE_TEXTS } from './texts.ts';

/** As long as a story can get. */
const LENGTH = 100_000;
const HAN = /\p{Script=Han}/u;

const knowledge = await readyKnowledge();

describe('a text of the greatest length is read to its end, whatever it repeats', () => {
  it.each(Object.entries(HOSTILE_TEXTS))('%s', (_, make) => {
    const text = make(LENGTH);
    const story = aStory({ title: 'APT28', text, language: HAN.test(text) ? 'zh' : 'en' });
    const { actors } = readStory(knowledge, story);
    for (const { evidence } of actors)
      for (const { field, start, end, quote } of evidence) expect(story[field].slice(start, end)).toBe(quote);
  });
});
