import type { Facts } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { findCountries } from './countries.ts';
import { findIndicators } from './indicators.ts';
import { findLosses } from './losses.ts';
import { otherCases } from './other-cases.ts';
import { findSectors } from './sectors.ts';
import { sentencesOf } from './sentences.ts';
import { findTimeline } from './timeline.ts';
import { findVictims } from './victims.ts';

/** What a story tells beside its actors and techniques, by rules alone; each fact with the words it came from. */
export function findFacts(story: Story): Facts {
  const sentences = sentencesOf(story);
  const isOther = otherCases(story, sentences);
  const own = sentences.filter((sentence) => !isOther(sentence));
  return {
    victims: findVictims(story, own),
    losses: findLosses(story, sentences, isOther),
    timeline: findTimeline(story, own),
    indicators: findIndicators(story),
    sectors: findSectors(story, sentences),
    countries: findCountries(story, sentences),
  };
}
