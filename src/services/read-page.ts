import { appError } from '../errors.ts';
import type { Article } from '../feeds/read-article.ts';
import type { Outbound } from '../outbound/outbound.ts';

const TIMEOUT_MS = 20_000;

export interface PageTools {
  readonly outbound: Outbound;
  /** Reads the article out of a page. */
  readonly article: (bytes: Uint8Array, contentType: string, name: string) => Promise<Article>;
  readonly limitBytes: number;
}

export interface Page {
  readonly article: Article;
  /** After redirects. */
  readonly url: string;
}

/** Downloads a page and reads its article. Throws what the door and the reader throw, `FEED_HTTP_STATUS` for anything but 200. */
export async function readPage(address: string, { outbound, article, limitBytes }: PageTools): Promise<Page> {
  const { status, headers, body, finalUrl } = await outbound.get(address, { limitBytes, timeoutMs: TIMEOUT_MS });
  if (status !== 200) throw appError('FEED_HTTP_STATUS', { target: address, status });
  return { article: await article(body, headers['content-type'] ?? '', address), url: finalUrl };
}
