import { channelKey } from '../../channel-key.ts';
import { type Diagnosis, fine, notice, trouble } from '../../diagnosis.ts';
import { feedNews } from '../../feeds/feed-news.ts';
import type { Subscription } from '../../model/delivery.ts';
import type { FeedRecord, Store } from '../../store/store.ts';

/** What the store tells: feeds in trouble, channels that are parked, posts that wait. */
export async function checkStore(
  store: Store,
  configured: readonly Subscription[],
  now: Date,
): Promise<readonly Diagnosis[]> {
  const [feeds, stories, subscriptions, parked, undelivered] = await Promise.all([
    store.feeds.list(),
    store.stories.count(),
    store.subscriptions.list(),
    store.deliveries.parked(),
    store.deliveries.undelivered(),
  ]);
  const following = new Set([...configured, ...subscriptions].map(({ id }) => id)).size;
  return [
    fine('database', `It holds ${stories} stories and answers.`),
    ...feedDiagnoses(feeds, now),
    following > 0
      ? fine('channels', `Subscriptions: ${following}.`)
      : notice('channels', 'No channel follows anything.', 'Say `subscribe ACTOR` where posts should go.'),
    ...parked.map(({ channel, reason }) =>
      trouble(
        'channels',
        `${channelKey(channel)} gets nothing any more: ${reason}.`,
        'Mend it, then say `retry` there.',
      ),
    ),
    undelivered.length === 0
      ? fine('deliveries', 'Nothing waits to be delivered.')
      : notice('deliveries', `Posts that wait: ${undelivered.length}.`, '`sitrep status` says which and why.'),
  ];
}

function feedDiagnoses(records: readonly FeedRecord[], now: Date): readonly Diagnosis[] {
  if (records.length === 0) return [notice('feeds', 'None is stored yet.', '`sitrep poll` reads those configured.')];
  const unread = records.filter(({ state }) => !state).length;
  const failing = records.filter(({ state }) => (state?.failures ?? 0) > 0).length;
  const troubles = records.flatMap(({ feed, state }) => (state ? feedNews(feed, state, [], now).lines : []));
  return [
    ...troubles.map((line) =>
      trouble('feeds', line, '`sitrep feeds check URL` tells more; `feeds remove ID` ends it.'),
    ),
    ...(unread > 0
      ? [notice('feeds', `${unread} of ${records.length} were never read.`, '`sitrep poll` reads them.')]
      : []),
    ...(failing > troubles.length
      ? [notice('feeds', `${failing} of ${records.length} could not be read last time.`, '`sitrep status` says why.')]
      : []),
    ...(failing + troubles.length + unread === 0 ? [fine('feeds', `All ${records.length} can be read.`)] : []),
  ];
}
