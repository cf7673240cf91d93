import { channelKey } from '../channel-key.ts';
import { planNotice } from '../delivery/notice.ts';
import { type FeedTrouble, feedNews } from '../feeds/feed-news.ts';
import { isSampleFeed } from '../feeds/sample-feed.ts';
import type { Channel, ParkedChannel } from '../model/delivery.ts';
import type { Store } from '../store/store.ts';

const FEEDS = 'told-feeds';
const CHANNELS = 'told-channels';
const MOST_LINES = 10;
const WHY: Readonly<Record<string, string>> = {
  'channel-gone': 'it is gone, or Sitrep is no longer in it',
  unauthorized: 'the platform refuses the token',
};

/**
 * Owes the admin channel one notice on what is new about feeds in trouble and channels that get nothing: once each, and once
 * when a feed is well again, over restarts too. `channels` are where it may go, best first; a parked one is passed over.
 * Gives whether there was something to tell.
 */
export function tellAdmin(store: Store, channels: readonly Channel[], now: Date): Promise<boolean> {
  return store.transaction(async (tx) => {
    const parked = await tx.deliveries.parked();
    const closed = new Set(parked.map(({ channel }) => channelKey(channel)));
    const channel = channels.find((each) => !closed.has(channelKey(each)));
    if (!channel) return false;
    const lines = [...(await newsOfChannels(tx, parked)), ...(await newsOfFeeds(tx, now))];
    if (lines.length === 0) return false;
    await tx.deliveries.put([planNotice(channel, now.toISOString(), shortened(lines).join('\n'), now)]);
    return true;
  });
}

async function newsOfFeeds(tx: Store, now: Date): Promise<readonly string[]> {
  const told = new Map((await tx.memory.list(FEEDS)).map(({ key, value }) => [key, value as readonly FeedTrouble[]]));
  const lines: string[] = [];
  const records = await tx.feeds.list();
  for (const { feed, state } of records) {
    if (!state || isSampleFeed(feed.url)) continue;
    const before = told.get(feed.id) ?? [];
    const news = feedNews(feed, state, before, now);
    lines.push(...news.lines);
    if (news.told.join() !== before.join()) await tx.memory.set(FEEDS, feed.id, news.told);
  }
  const ids = new Set(records.map(({ feed }) => feed.id));
  for (const id of told.keys()) if (!ids.has(id)) await tx.memory.delete(FEEDS, id);
  return lines;
}

async function newsOfChannels(tx: Store, parked: readonly ParkedChannel[]): Promise<readonly string[]> {
  const told = new Map((await tx.memory.list(CHANNELS)).map(({ key, value }) => [key, value]));
  const fresh = parked.filter(({ channel, since }) => told.get(channelKey(channel)) !== since.toISOString());
  for (const { channel, since } of fresh) await tx.memory.set(CHANNELS, channelKey(channel), since.toISOString());
  const waiting = fresh.length > 0 ? await tx.deliveries.undelivered() : [];
  return fresh.map(({ channel, reason }) => {
    const key = channelKey(channel);
    const count = waiting.filter((delivery) => channelKey(delivery.channel) === key).length;
    const posts = count === 1 ? '1 post waits' : `${count} posts wait`;
    return `${key} gets nothing any more: ${WHY[reason] ?? reason}. ${posts}; mend it, then say \`retry\`.`;
  });
}

function shortened(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `And ${more} more: see \`feeds\` and \`status\`.`] : lines;
}
