import { channelKey } from '../../channel-key.ts';
import type { Delivery } from '../../model/delivery.ts';
import type { Command } from '../command.ts';
import { recordChange } from '../record-change.ts';
import { privately, text } from '../replies.ts';

export const retry: Command = {
  usage: '[KEY ...]',
  summary: 'Try again now what could not be delivered to this channel (administrators: anywhere)',
  example: 'retry',
  async run({ words }, context) {
    const { store, message, now } = context;
    const here = channelKey(message.channel);
    const [undelivered, parked] = await Promise.all([store.deliveries.undelivered(), store.deliveries.parked()]);
    const closed = new Set(parked.map(({ channel }) => channelKey(channel)));
    const isStuck = ({ state, attempts, channel }: Delivery) =>
      state === 'parked' || attempts > 0 || closed.has(channelKey(channel));
    const waiting = undelivered.filter(
      (delivery) =>
        isStuck(delivery) &&
        (message.user.isAdmin || channelKey(delivery.channel) === here) &&
        (words.length === 0 || words.includes(delivery.key)),
    );
    if (waiting.length === 0) return privately(text('Nothing of that kind waits to be delivered.'));
    await recordChange(context, { what: `retried ${waiting.length} deliveries`, before: waiting }, async (within) => {
      for (const { channel, key } of waiting) await within.deliveries.retry(now, channel, key);
    });
    return privately(
      text(waiting.length === 1 ? '1 post is tried again now.' : `${waiting.length} posts are tried again now.`),
    );
  },
};
