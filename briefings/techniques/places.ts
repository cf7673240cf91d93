/** A word of a sentence and the ids of all anchors that fit it. */
export interface AnchoredWord {
  readonly text: string;
  readonly anchors: readonly number[];
}

const NOWHERE: readonly number[] = [];

/** Where the anchors stand in one sentence after the other: a sentence holds few of thousands, so nothing is cleared between two. */
export class Places {
  /** By anchor, the last sentence that held it. */
  readonly #heldBy: Uint32Array;
  /** By anchor, the words of that sentence. */
  readonly #words: number[][];
  #sentence = 0;

  constructor(anchors: number) {
    this.#heldBy = new Uint32Array(anchors);
    this.#words = new Array(anchors).fill(NOWHERE);
  }

  /** Turns to the next sentence. */
  turnTo(words: readonly AnchoredWord[]): void {
    this.#sentence += 1;
    for (let at = 0; at < words.length; at++)
      for (const id of (words[at] as AnchoredWord).anchors) {
        if (this.#heldBy[id] === this.#sentence) (this.#words[id] as number[]).push(at);
        else this.#words[id] = [at];
        this.#heldBy[id] = this.#sentence;
      }
  }

  /** Whether the sentence holds any of the anchors. */
  holdAny(anchors: readonly number[]): boolean {
    for (const id of anchors) if (this.#heldBy[id] === this.#sentence) return true;
    return false;
  }

  /** The indexes of the words where the anchor stands, in order. */
  of(anchor: number): readonly number[] {
    return this.#heldBy[anchor] === this.#sentence ? (this.#words[anchor] as number[]) : NOWHERE;
  }
}
