import type { Evidence } from '../../src/model/evidence.ts';
import type { TechniqueFinding } from '../../src/model/findings.ts';
import type { Sentence } from '../facts/sentences.ts';

/** What one place in a story says of a technique. */
export interface Sign {
  readonly id: string;
  readonly basis: TechniqueFinding['basis'];
  readonly evidence: Evidence;
  /** The story states the technique's id. */
  readonly literal: boolean;
}

/** A sentence and the signs of techniques in it. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly signs: readonly Sign[];
  /** It tells what readers should do, not what was done. */
  readonly advised: boolean;
}
