/** The words a claim rests on: `story[field].slice(start, end) === quote` always holds (UTF-16 offsets). */
export interface Evidence {
  readonly quote: string;
  /** Id of the story that holds the words. */
  readonly story: string;
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
}

/** How sure a claim is: over 80 %, 55-80 %, below 55 % on the estimative scale of ICD 203. */
export type Confidence = 'high' | 'moderate' | 'low';
