import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';
import { isOrder } from './is-order.ts';

/** Shorter words prove nothing. */
const SHORTEST = 8;

/** Where a story holds exactly these words; `undefined` when none does, when they are too few to prove anything, or give orders. */
export function locateQuote(quote: string, stories: readonly Story[]): Evidence | undefined {
  const words = quote.trim();
  if (words.length < SHORTEST) return undefined;
  for (const story of stories) {
    for (const field of ['text', 'title'] as const) {
      const start = story[field].indexOf(words);
      const end = start + words.length;
      if (start >= 0 && !isOrder(story[field], start, end)) return { quote: words, story: story.id, field, start, end };
    }
  }
  return undefined;
}
