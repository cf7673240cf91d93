import { loadPack } from '../src/actors/load-pack.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { articleToStory } from '../src/feeds/article-to-story.ts';
import { loadKnowledge } from '../src/knowledge.ts';
import { briefStory } from '../src/services/brief-story.ts';
import { atOnce } from '../src/steps.ts';
import { against, alone, type Result, sideBySide } from './measure.ts';
import { toExpression } from './names.ts';
import { reportProse } from './report-prose.ts';

const STORIES = 40;
const STORY_LENGTH = 1_500;
const NOW = new Date('2026-11-23T09:00:00Z');

/** Whole briefings by rules alone (actors, facts, techniques, actions), against one regular expression of all names on the same stories. */
export async function benchBriefing(): Promise<readonly Result[]> {
  const config = await loadConfig({ DATABASE_URL: 'sqlite::memory:' }, '/');
  const knowledge = await loadKnowledge(undefined, config);
  const prose = reportProse(STORIES * STORY_LENGTH);
  const texts = Array.from({ length: STORIES }, (_, index) =>
    prose.slice(index * STORY_LENGTH, (index + 1) * STORY_LENGTH),
  );
  const expression = toExpression(loadPack().flatMap(({ aliases }) => aliases.map(({ name }) => name)));
  const { ours, peer } = await sideBySide({
    ours: () => {
      for (const text of texts) {
        const story = articleToStory({ title: '', text, url: '', publishedAt: NOW }, NOW);
        atOnce(briefStory(knowledge, config, story, NOW));
      }
    },
    peer: () => texts.map((text) => [...text.matchAll(expression)]),
  });
  return [
    against(`brief ${STORIES} stories of 1.5 kB`, 'ms CPU', ours, { name: 'one regular expression', figures: peer }, 6),
    alone(
      'brief a story of 1.5 kB',
      'ms CPU',
      ours.map((ms) => ms / STORIES),
      2.5,
    ),
  ];
}
