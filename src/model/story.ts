/** How far a source can be trusted, on the Admiralty scale: A reliable ... E unreliable, F not judged. */
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** An entry made ours: plain text, canonical link, stable id. */
export interface Story {
  /** Stable over re-polls of the same entry. */
  readonly id: string;
  readonly feedId: string;
  /** Who published it, as a reader would name them. */
  readonly publisher: string;
  readonly reliability: Reliability;
  readonly title: string;
  /** Plain text, without the title. NFC, `\n` between paragraphs, no control characters. */
  readonly text: string;
  /** Canonical link, without tracking parameters; empty when the entry has none. */
  readonly url: string;
  /** Clamped: never later than `fetchedAt`. */
  readonly publishedAt: Date;
  readonly fetchedAt: Date;
  /** ISO 639-1, `und` when it cannot be told. */
  readonly language: string;
  /** Hash of the folded title and text: equal for republished and syndicated copies. */
  readonly fingerprint: string;
}
