import { conceptsIn } from '../language/concepts.ts';
import { isSameWord, tokens } from '../language/tokens.ts';

/** A text made ready for questions of what it speaks of. */
export interface Bag {
  /** Folded. */
  readonly words: readonly string[];
  readonly concepts: ReadonlySet<string>;
}

export function bagOf(text: string): Bag {
  return { words: [...new Set(tokens(text.toLowerCase()))], concepts: conceptsIn(text) };
}

/** The word, a form of it, or another word for the same thing. */
export function holds({ words, concepts }: Bag, word: string): boolean {
  return words.some((one) => isSameWord(one, word)) || [...conceptsIn(word)].some((concept) => concepts.has(concept));
}

/** How many of the words it holds, from 0 to 1; of no words, all. */
export function shareHeld(bag: Bag, words: readonly string[]): number {
  return words.length === 0 ? 1 : words.filter((word) => holds(bag, word)).length / words.length;
}
