import { appError } from '../errors.ts';
import { articleToStory } from '../feeds/article-to-story.ts';
import type { Article } from '../feeds/read-article.ts';
import type { Story } from '../model/story.ts';
import type { Outbound } from '../outbound/outbound.ts';

const TIMEOUT_MS = 20_000;

export interface PageTools {
  readonly outbound: Outbound;
  /** Reads the article out of a page. */
  readonly article: (bytes: Uint8Array, contentType: string, name: string) => Promise<Article>;
  readonly limitBytes: number;
  readonly now: Date;
}

/** Downloads a page and makes it a story. Throws what the door and the reader throw, `FEED_HTTP_STATUS` for anything but 200. */
export async function readPage(url: string, { outbound, article, limitBytes, now }: PageTools): Promise<Story> {
  const { status, headers, body, finalUrl } = await outbound.get(url, { limitBytes, timeoutMs: TIMEOUT_MS });
  if (status !== 200) throw appError('FEED_HTTP_STATUS', { target: url, status });
  const { title, text, publishedAt, siteName, language } = await article(body, headers['content-type'] ?? '', url);
  return articleToStory(
    {
      title,
      text,
      url: finalUrl,
      publishedAt: publishedAt ?? now,
      ...(siteName !== undefined && { publisher: siteName }),
      ...(language !== undefined && { language }),
    },
    now,
  );
}
