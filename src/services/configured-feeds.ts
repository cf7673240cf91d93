import { readFileSync } from 'node:fs';
import type { Config, FeedSetting } from '../config/config.ts';
import { AppError, appError } from '../errors.ts';
import { feedId } from '../feeds/feed-id.ts';
import { loadDefaultFeeds } from '../feeds/load-default-feeds.ts';
import { parseOpml } from '../feeds/opml.ts';
import type { Feed } from '../model/feed.ts';
import type { Store } from '../store/store.ts';

const ROOM = 'feeds';
const CONFIGURED = 'configured';

/** Brings the store in line with the configuration: new feeds come in, those no longer configured go, those added or removed by hand stay so. */
export async function syncConfiguredFeeds(store: Store, config: Config): Promise<void> {
  const configured = configuredFeeds(config);
  await store.transaction(async (tx) => {
    const before = new Set((await tx.memory.get(ROOM, CONFIGURED)) as readonly string[] | undefined);
    const stored = new Map((await tx.feeds.list()).map(({ feed }) => [feed.id, feed]));
    const ids = new Set(configured.map(({ id }) => id));
    const isAsStored = (feed: Feed) => JSON.stringify(stored.get(feed.id)) === JSON.stringify(feed);
    const wasRemoved = (feed: Feed) => before.has(feed.id) && !stored.has(feed.id);
    for (const id of before) if (!ids.has(id)) await tx.feeds.remove(id);
    for (const feed of configured) if (!wasRemoved(feed) && !isAsStored(feed)) await tx.feeds.put(feed);
    if (ids.size !== before.size || [...ids].some((id) => !before.has(id)))
      await tx.memory.set(ROOM, CONFIGURED, [...ids]);
  });
}

/** A feed with what its setting leaves open filled in. */
export function toFeed(setting: FeedSetting): Feed {
  return {
    id: feedId(setting.url),
    url: setting.url,
    name: setting.name ?? new URL(setting.url).hostname,
    language: setting.language ?? 'und',
    reliability: setting.reliability,
    ...(setting.everyMs !== undefined && { everyMs: setting.everyMs }),
  };
}

/** Every feed of the configuration, or the default list. */
export function configuredFeeds(config: Config): readonly Feed[] {
  const listed = config.feeds?.map(toFeed) ?? (config.feedFiles.length > 0 ? [] : loadDefaultFeeds());
  return [...listed, ...config.feedFiles.flatMap(readFeedFile)];
}

function readFeedFile(path: string): readonly Feed[] {
  try {
    return parseOpml(readFileSync(path, 'utf8'), path);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw appError('FILE_UNREADABLE', { path }, { cause });
  }
}
