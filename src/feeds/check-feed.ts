import { AppError } from '../errors.ts';
import type { FeedFault, ParsedFeed } from '../model/feed.ts';
import type { Reader } from './reader.ts';

/** One line of `sitrep feeds check --json`. */
export interface FeedCheck {
  readonly target: string;
  readonly format: ParsedFeed['format'] | null;
  readonly title: string | null;
  readonly entries: number;
  readonly first: {
    readonly title: string;
    readonly link: string | null;
    /** ISO 8601. */
    readonly publishedAt: string | null;
  } | null;
  /** In bytes: the document is longer, and only what stands before was read. */
  readonly cutAt: number | null;
  readonly error: FeedFault | null;
}

/** What can be read of a document, as a value whatever it is. */
export async function checkDocument(
  target: string,
  bytes: Uint8Array,
  contentType: string,
  reader: Reader,
  cutAt?: number,
): Promise<FeedCheck> {
  try {
    return describe(target, await reader.feed(bytes, contentType, target, cutAt), cutAt);
  } catch (error) {
    if (error instanceof AppError) return failedCheck(target, error);
    throw error;
  }
}

/** The same line for a target that could not even be fetched. */
export function failedCheck(target: string, { code, message }: AppError): FeedCheck {
  return { target, format: null, title: null, entries: 0, first: null, cutAt: null, error: { code, message } };
}

function describe(target: string, { format, title, entries }: ParsedFeed, cutAt: number | undefined): FeedCheck {
  const [first] = entries;
  return {
    target,
    format,
    title,
    entries: entries.length,
    first: first
      ? { title: first.title, link: first.link ?? null, publishedAt: first.publishedAt?.toISOString() ?? null }
      : null,
    cutAt: cutAt ?? null,
    error: null,
  };
}
