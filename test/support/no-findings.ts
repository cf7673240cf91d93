import type { Findings } from '../../src/model/findings.ts';

/** What is found in a story that holds nothing; fill in what a test is about. */
export function noFindings(storyId: string, overrides: Partial<Findings> = {}): Findings {
  return {
    storyId,
    actors: [],
    ambiguous: [],
    unprofiled: [],
    victims: [],
    losses: [],
    timeline: [],
    indicators: [],
    sectors: [],
    countries: [],
    techniques: [],
    ...overrides,
  };
}
