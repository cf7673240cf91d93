import type { Facts } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import type { Steps } from '../../src/steps.ts';
import { findCountries } from './countries.ts';
import { findIndicators } from './indicators.ts';
import { findLosses } from './losses.ts';
import { otherCases } from './other-cases.ts';
import { findSectors } from './sectors.ts';
import { sentencesOf } from './sentences.ts';
import { findTimeline } from './timeline.ts';
import { findVictims } from './victims.ts';

/** What a story tells beside its actors and techniques, by rules alone; each fact with the words it came from. */
export function* findFacts(story: Story): Steps<Facts> {
  const sentences = sentencesOf(story);
  const others = otherCases(story);
  yield;
  const own = sentences.filter((sentence) => !others.has(sentence));
  yield;
  const victims = yield* findVictims(story, own);
  const losses = yield* findLosses(story, sentences, others);
  const timeline = yield* findTimeline(story, own);
  yield;
  const indicators = yield* findIndicators(story);
  yield;
  const sectors = findSectors(story, sentences);
  yield;
  return { victims, losses, timeline, indicators, sectors, countries: findCountries(story, sentences) };
}
