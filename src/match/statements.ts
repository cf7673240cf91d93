import type { Evidence } from '../model/evidence.ts';
import type { Story } from '../model/story.ts';
import { maskSentence } from './clause.ts';
import type { Mention } from './mentions.ts';
import type { Passage } from './passage.ts';
import { type Judgement, judgeSentence } from './role.ts';
import { type Span, spanAt } from './sentences.ts';

/** A sentence in its field. */
interface Place {
  readonly passage: Passage;
  readonly sentence: Span;
}

/** A sentence that names an actor, and what it says of it. */
export interface Statement extends Judgement, Place {}

/** A long report repeats itself. */
const MOST_STATEMENTS = 12;

/** The first statements about an actor, in order. `all`: the mentions of every actor. */
export function statementsAbout(own: readonly Mention[], all: readonly Mention[]): readonly Statement[] {
  return placesOf(own)
    .slice(0, MOST_STATEMENTS)
    .map(({ passage, sentence }) => {
      const inside = (mention: Mention): boolean =>
        mention.passage === passage && mention.start >= sentence.start && mention.end <= sentence.end;
      const others = all.filter((mention) => inside(mention) && !own.includes(mention));
      const masked = maskSentence(passage.text, sentence, own.filter(inside), others);
      return { ...judgeSentence(masked), passage, sentence };
    });
}

/** The sentences that hold the mentions, each once. */
export function placesOf(mentions: readonly Mention[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { passage, start, end } of mentions) {
    const sentence = spanAt(passage.sentences, start) ?? { start, end };
    const whole = { start: sentence.start, end: Math.max(sentence.end, end) };
    places.set(`${passage.field}${sentence.start}`, { passage, sentence: whole });
  }
  return [...places.values()];
}

/** The words of a sentence as evidence. */
export function quote(story: Story, { passage, sentence: { start, end } }: Place): Evidence {
  return { quote: passage.text.slice(start, end), story: story.id, field: passage.field, start, end };
}
