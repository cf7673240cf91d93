import type { Facts } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { findCountries } from './countries.ts';
import { findIndicators } from './indicators.ts';
import { findLosses } from './losses.ts';
import { findSectors } from './sectors.ts';
import { sentencesOf } from './sentences.ts';
import { findTimeline } from './timeline.ts';
import { findVictims } from './victims.ts';

/** What a story tells beside its actors and techniques, by rules alone; each fact with the words it came from. */
export function findFacts(story: Story): Facts {
  const sentences = sentencesOf(story);
  return {
    victims: findVictims(story, sentences),
    losses: findLosses(story, sentences),
    timeline: findTimeline(story, sentences),
    indicators: findIndicators(story),
    sectors: findSectors(story, sentences),
    countries: findCountries(story, sentences),
  };
}
