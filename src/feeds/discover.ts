import { AppError, appError } from '../errors.ts';
import type { ParsedFeed } from '../model/feed.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { shownUrl } from '../outbound/shown-url.ts';
import { decodeDocument } from './decode-document.ts';
import type { FetchLimits } from './fetch-feed.ts';
import type { Reader } from './reader.ts';

const LINK = /<link\s[^<>]{1,2000}>/gi;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const FEED_TYPE = /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json)\s*(?:;|$)/i;
const ALTERNATE = /(?:^|\s)alternate(?:\s|$)/i;
const COMMENTS = /comment|commentaire|kommentar|コメント/i;
/** Announcements stand in the head. */
const HEAD_BYTES = 512 * 1024;
/** Announced feeds that are tried. */
const TRIES = 3;
const AMPERSAND = /&(?:amp|#38|#x26);/gi;

export interface FeedLink {
  readonly url: string;
  readonly title: string;
}

/** The feeds that a page announces, absolute, those of comments last. */
export function findFeedLinks(html: string, pageUrl: string): readonly FeedLink[] {
  const links = (html.match(LINK) ?? []).map(attributesOf).flatMap((link): FeedLink[] => {
    const href = link.href?.trim() ?? '';
    const announced = ALTERNATE.test(link.rel ?? '') && FEED_TYPE.test(link.type?.trim() ?? '');
    return announced && URL.canParse(href, pageUrl)
      ? [{ url: new URL(href, pageUrl).href, title: link.title ?? '' }]
      : [];
  });
  const isComments = ({ url, title }: FeedLink): boolean => COMMENTS.test(title) || COMMENTS.test(url);
  return [...links.filter((link) => !isComments(link)), ...links.filter(isComments)];
}

export interface Discovered {
  readonly url: string;
  readonly parsed: ParsedFeed;
}

/**
 * The feed at an address, or the first that can be read of those that the page there announces. Throws what the door and
 * the reader throw: `FEED_IS_HTML` when the page announces none.
 */
export async function discoverFeed(
  address: string,
  tools: { readonly outbound: Outbound; readonly reader: Reader; readonly limits: FetchLimits },
): Promise<Discovered> {
  const found = await readAt(address, tools);
  if ('parsed' in found) return found;
  for (const { url } of findFeedLinks(found.html, found.url).slice(0, TRIES)) {
    const next = await readAt(url, tools);
    if ('parsed' in next) return next;
  }
  throw appError('FEED_IS_HTML', { name: shownUrl(address) });
}

async function readAt(
  address: string,
  { outbound, reader, limits }: { readonly outbound: Outbound; readonly reader: Reader; readonly limits: FetchLimits },
): Promise<Discovered | { readonly url: string; readonly html: string }> {
  const { feedBytes: limitBytes, timeoutMs } = limits;
  const response = await outbound.get(address, { limitBytes, cutLonger: true, timeoutMs });
  if (response.status !== 200)
    throw appError('FEED_HTTP_STATUS', { target: shownUrl(address), status: response.status });
  const contentType = response.headers['content-type'] ?? '';
  const cutAt = response.cut && limitBytes;
  try {
    const url = response.permanentRedirect ?? address;
    return { url, parsed: await reader.feed(response.body, contentType, shownUrl(address), cutAt) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'FEED_IS_HTML') throw error;
    return { url: response.finalUrl, html: decodeDocument(response.body.subarray(0, HEAD_BYTES), contentType) };
  }
}

function attributesOf(tag: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      (double ?? single ?? bare ?? '').replace(AMPERSAND, '&'),
    ]),
  );
}
