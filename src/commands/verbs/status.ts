import { channelKey } from '../../channel-key.ts';
import type { Command } from '../command.ts';
import { choices, heading, listOr, moment, privately } from '../replies.ts';

const SHOWN = 10;

export const status: Command = {
  aliases: ['health'],
  usage: '',
  summary: 'Feed health, and posts that are not delivered and why',
  example: 'status',
  async run(_, { store }) {
    const [feeds, stories, counts, undelivered] = await Promise.all([
      store.feeds.list(),
      store.stories.count(),
      store.deliveries.counts(),
      store.deliveries.undelivered(),
    ]);
    const failing = feeds.filter(({ state }) => (state?.failures ?? 0) > 0);
    const checks = feeds.flatMap(({ state }) => (state?.lastCheckedAt ? [state.lastCheckedAt.toISOString()] : []));
    const lastCheck = checks.sort().at(-1);
    const more = undelivered.length - SHOWN;
    return privately(
      heading('Status'),
      {
        kind: 'fields',
        rows: [
          { label: 'Feeds', value: `${feeds.length}, ${failing.length} failing` },
          { label: 'Last check', value: lastCheck ? moment(new Date(lastCheck)) : 'none yet' },
          { label: 'Stories', value: String(stories) },
          { label: 'Posts', value: `${counts.sent} sent, ${counts.due} due, ${counts.parked} parked` },
        ],
      },
      ...listOr(
        more > 0 ? `Not delivered (the first ${SHOWN} of ${undelivered.length})` : 'Not delivered',
        undelivered.slice(0, SHOWN).map((delivery) => ({
          text: `${channelKey(delivery.channel)}: ${delivery.lastFailure ?? 'waiting for its first try'}`,
          detail: `${delivery.state} after ${delivery.attempts} tries · ${delivery.key}`,
          choice: { label: 'Retry', command: `retry ${delivery.key}` },
        })),
        'Nothing waits to be delivered.',
      ),
      ...choices({ label: 'Feeds', command: 'feeds' }),
    );
  },
};
