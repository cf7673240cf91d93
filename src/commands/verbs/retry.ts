import { channelKey } from '../../channel-key.ts';
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
    const waiting = (await store.deliveries.undelivered()).filter(
      ({ key, channel }) =>
        (message.user.isAdmin || channelKey(channel) === here) && (words.length === 0 || words.includes(key)),
    );
    if (waiting.length === 0) return privately(text('Nothing of that kind waits to be delivered.'));
    await recordChange(context, { what: `retried ${waiting.length} deliveries`, before: waiting }, async (within) => {
      for (const channel of new Map(waiting.map((each) => [channelKey(each.channel), each.channel])).values()) {
        await within.deliveries.retry(now, channel);
      }
      for (const delivery of waiting) {
        await within.deliveries.save({ ...delivery, state: 'due', attempts: 0, nextTryAt: now });
      }
    });
    return privately(
      text(waiting.length === 1 ? '1 post is tried again now.' : `${waiting.length} posts are tried again now.`),
    );
  },
};
