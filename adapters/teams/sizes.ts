/** How many of each the card's first view shows, and how long each. */
export interface Size {
  readonly actors: number;
  readonly names: number;
  readonly techniques: number;
  readonly actions: number;
  readonly sources: number;
  readonly events: number;
  /** Characters. */
  readonly sentence: number;
  readonly name: number;
  /** 0: without quotes. */
  readonly quote: number;
}

/** A first view that does not fit at one size is drawn at the next. */
export const SIZES: readonly Size[] = [
  { actors: 3, names: 6, techniques: 5, actions: 3, sources: 5, events: 6, sentence: 420, name: 90, quote: 130 },
  { actors: 2, names: 4, techniques: 3, actions: 3, sources: 3, events: 3, sentence: 220, name: 60, quote: 70 },
  { actors: 1, names: 2, techniques: 2, actions: 2, sources: 2, events: 0, sentence: 110, name: 40, quote: 0 },
];
