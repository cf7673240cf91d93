import type { TechniqueFinding } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { techniqueOf } from './catalog.ts';
import type { Predictor } from './predictor.ts';

const LITERAL_ID = /\bT\d{4}(?:[./:]\d{3})?\b/gi;

/** Finds techniques in stories. */
export interface TechniqueFinder {
  readonly learned: Predictor | undefined;
}

/** Without a learned model only what our own cues and literal ids tell is found. */
export function createTechniqueFinder(options: { readonly learned?: Predictor }): TechniqueFinder {
  return { learned: options.learned };
}

/** Techniques of a story, each with the words that say so. */
export function findTechniques(_finder: TechniqueFinder, story: Story): readonly TechniqueFinding[] {
  const found = new Map<string, TechniqueFinding>();
  for (const field of ['title', 'text'] as const)
    for (const match of story[field].matchAll(LITERAL_ID)) {
      const technique = techniqueOf(match[0].replace(/[/:]/, '.'));
      if (!technique || found.has(technique.id)) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      const evidence = [{ quote: match[0], story: story.id, field, start, end }];
      found.set(technique.id, { id: technique.id, basis: 'reported', confidence: 'high', evidence });
    }
  return [...found.values()];
}
