import { appError } from '../errors.ts';
import type { Feed, FeedState } from '../model/feed.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { shownUrl } from '../outbound/shown-url.ts';
import { digest } from './digest.ts';
import { type CheckHints, hintsOf } from './next-check.ts';
import { isSampleFeed, readSampleFeed } from './sample-feed.ts';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8';
const ETAG_LENGTH = 22;

type Validators = Pick<FeedState, 'etag' | 'lastModified' | 'movedTo'>;

export type FetchOutcome =
  | {
      readonly kind: 'modified';
      readonly body: Uint8Array;
      readonly contentType: string;
      /** Bytes, of a document that is longer. */
      readonly cutAt?: number;
      readonly validators: Validators;
      readonly hints: Partial<CheckHints>;
    }
  | { readonly kind: 'not-modified'; readonly hints: Partial<CheckHints> }
  | { readonly kind: 'refused'; readonly error: Error; readonly hints: Partial<CheckHints> };

export interface FetchLimits {
  readonly feedBytes: number;
  readonly timeoutMs: number;
}

/** Asks for a feed unless it is as it was. Throws what the outbound door throws. */
export async function fetchFeed(
  feed: Feed,
  state: FeedState | undefined,
  { outbound, limits, now, signal }: { outbound: Outbound; limits: FetchLimits; now: Date; signal: AbortSignal },
): Promise<FetchOutcome> {
  if (isSampleFeed(feed.url)) return fetchSample(feed.url, state);
  // Once the limit was moved there is more to read, or less, of a document that is as it was.
  const known = (state?.cutAt ?? limits.feedBytes) === limits.feedBytes ? state : undefined;
  const response = await outbound.get(feed.url, {
    headers: {
      accept: ACCEPT,
      ...(known?.etag && { 'if-none-match': known.etag }),
      ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
    },
    limitBytes: limits.feedBytes,
    cutLonger: true,
    timeoutMs: limits.timeoutMs,
    signal,
  });
  const hints = hintsOf(response.headers, now);
  if (response.status === 304) return { kind: 'not-modified', hints };
  if (response.status !== 200) {
    const error = appError('FEED_HTTP_STATUS', { target: shownUrl(feed.url), status: response.status });
    return { kind: 'refused', error, hints };
  }
  const { etag, 'last-modified': lastModified, 'content-type': contentType = '' } = response.headers;
  const movedTo = response.permanentRedirect;
  return {
    kind: 'modified',
    body: response.body,
    contentType,
    ...(response.cut && { cutAt: limits.feedBytes }),
    validators: { ...(etag && { etag }), ...(lastModified && { lastModified }), ...(movedTo && { movedTo }) },
    hints,
  };
}

async function fetchSample(url: string, state: FeedState | undefined): Promise<FetchOutcome> {
  const body = await readSampleFeed(url);
  const etag = digest(ETAG_LENGTH, Buffer.from(body).toString());
  if (etag === state?.etag) return { kind: 'not-modified', hints: {} };
  return { kind: 'modified', body, contentType: 'application/xml', validators: { etag }, hints: {} };
}
