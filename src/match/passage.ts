import type { Story } from '../model/story.ts';
import { plainLetters } from '../plain-letters.ts';
import { anyOf } from './any-of.ts';
import { type Span, sentencesOf } from './sentences.ts';
import { SECURITY } from './topic-words.ts';

/** One field of a story while it is read. */
export interface Passage {
  readonly field: 'title' | 'text';
  readonly text: string;
  readonly sentences: readonly Span[];
  /** The story is about security. */
  readonly security: boolean;
}

const ON_SECURITY = plainLetters(anyOf(SECURITY), 'i');

/** Title and text of a story, ready to be read. */
export function passagesOf({ title, text }: Pick<Story, 'title' | 'text'>): readonly Passage[] {
  const security = ON_SECURITY.test(title) || ON_SECURITY.test(text);
  return [
    { field: 'title', text: title, sentences: sentencesOf(title), security },
    { field: 'text', text, sentences: sentencesOf(text), security },
  ];
}
