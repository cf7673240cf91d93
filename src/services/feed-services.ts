import type { FoundFeed, Services } from '../commands/command.ts';
import type { Config } from '../config/config.ts';
import { appError } from '../errors.ts';
import { canonicalLink } from '../feeds/canonical-link.ts';
import { decodeDocument } from '../feeds/decode-document.ts';
import { type Discovered, discoverFeed } from '../feeds/discover.ts';
import { parseOpml, writeOpml } from '../feeds/opml.ts';
import type { Reader } from '../feeds/reader.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { shownUrl } from '../outbound/shown-url.ts';
import type { Store } from '../store/store.ts';
import { toFeed } from './configured-feeds.ts';

const TIMEOUT_MS = 15_000;

export interface FeedServiceParts {
  readonly store: Store;
  readonly outbound: Outbound;
  readonly reader: Reader;
  readonly config: Config;
}

/** What commands want to know of feeds and lists of feeds. */
export function createFeedServices({
  store,
  outbound,
  reader,
  config,
}: FeedServiceParts): Pick<Services, 'findFeed' | 'readFeedList' | 'writeFeedList'> {
  const limits = { feedBytes: config.limits.feedBytes, timeoutMs: TIMEOUT_MS };
  return {
    findFeed: async (url) => describe(await discoverFeed(url, { outbound, reader, limits })),
    async readFeedList(url) {
      const target = shownUrl(url);
      const { status, headers, body } = await outbound.get(url, {
        limitBytes: limits.feedBytes,
        timeoutMs: limits.timeoutMs,
      });
      if (status !== 200) throw appError('FEED_HTTP_STATUS', { target, status });
      return parseOpml(decodeDocument(body, headers['content-type'] ?? ''), target);
    },
    writeFeedList: async () => writeOpml((await store.feeds.list()).map(({ feed }) => feed)),
  };
}

function describe({ url, parsed }: Discovered): FoundFeed {
  const feed = toFeed({
    url,
    reliability: 'F',
    ...(parsed.title !== '' && { name: parsed.title }),
    ...(parsed.language !== undefined && { language: parsed.language }),
  });
  const newest = newestOf({ url, parsed });
  return { feed, ...(newest && { newest }) };
}

/** The entry published last; the first one of a feed without dates. */
function newestOf({ url, parsed: { link, entries } }: Discovered): FoundFeed['newest'] {
  const base = canonicalLink(link ?? '', url) || url;
  const [first] = entries
    .flatMap((entry) => {
      const address = canonicalLink(entry.link ?? '', base);
      return address === '' ? [] : [{ title: entry.title, url: address, at: entry.publishedAt?.getTime() ?? 0 }];
    })
    .sort((a, b) => b.at - a.at);
  return first && { title: first.title, url: first.url };
}
