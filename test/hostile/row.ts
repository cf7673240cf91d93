/** What one kind of attack or fault came to. */
export interface Row {
  readonly what: string;
  /** Inputs, requests or faults. */
  readonly tried: number;
  readonly seconds: number;
  /** Briefings of others that did not come. */
  readonly lost: number;
  readonly duplicated: number;
  /** Answers to those who had no right to them. */
  readonly letIn: number;
  /** What else was measured, in words. */
  readonly notes: string;
}
