import { describe, expect, it } from 'vitest';
import { openIncident } from '../../src/incidents/join-incident.ts';
import { composeBriefing, incidentKeys, readStory } from '../../src/knowledge.ts';
import { atOnce } from '../../src/steps.ts';
import { aStory } from '../support/a-story.ts';
import { readyKnowledge } from './ten-feeds.ts';
import { HOSTILE_TEXTS } from './texts.ts';

/** As long as a story can get. */
const LENGTH = 100_000;
/** So many tell of an event when it is briefed. */
const TELLERS = 50;
const MOST_FACTS = 300;
const HAN = /\p{Script=Han}/u;
const NOW = new Date('2026-11-23T12:00:00Z');

const knowledge = await readyKnowledge();

function told(text: string, id = 'story') {
  const story = aStory({ id, title: 'APT28', text, language: HAN.test(text) ? 'zh' : 'en', publishedAt: NOW });
  return { story, findings: atOnce(readStory(knowledge, story)) };
}

describe('a text of the greatest length is read to its end, whatever it repeats', () => {
  it.each(Object.entries(HOSTILE_TEXTS))('%s', (_, make) => {
    const { story, findings } = told(make(LENGTH));
    for (const { evidence } of [...findings.actors, ...findings.victims, ...findings.losses, ...findings.timeline])
      for (const { field, start, end, quote } of evidence) expect(story[field].slice(start, end)).toBe(quote);
    expect(incidentKeys(knowledge, story, findings).length).toBeLessThan(MOST_FACTS);
  });
});

describe('an event that nothing but such texts tell of is briefed, and stays short enough to be read', () => {
  it.each(Object.entries(HOSTILE_TEXTS))('%s', { timeout: 60_000 }, (_, make) => {
    const one = told(make(LENGTH));
    const stories = Array.from({ length: TELLERS }, (_, index) => ({ ...one.story, id: `${index}` }));
    const findings = stories.map(({ id }) => ({ ...one.findings, storyId: id }));
    const input = { incident: openIncident(one.story, []), stories, findings, now: NOW };
    const watch = { sectors: [], countries: [], words: [] };
    const { victims, losses, timeline, unprofiled } = atOnce(composeBriefing(knowledge, { ...input, watch }));
    for (const facts of [victims, losses, timeline, unprofiled]) expect(facts.length).toBeLessThanOrEqual(MOST_FACTS);
  });
});
