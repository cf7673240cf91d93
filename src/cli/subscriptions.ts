import { channelKey, parseChannelKey } from '../channel-key.ts';
import { appError } from '../errors.ts';
import { loadKnowledge } from '../knowledge.ts';
import type { Role } from '../model/findings.ts';
import { newSubscription } from '../new-subscription.ts';
import { onlyActor } from './actors.ts';
import { change } from './change.ts';
import { note, type Terminal, writeJson, writeLine } from './terminal.ts';
import { withStore } from './with-store.ts';

const ROLES: readonly string[] = ['attributed', 'suspected', 'mentioned', 'denied'] satisfies Role[];

/** `subscriptions list`: a line each, or JSON. */
export async function listSubscriptions(terminal: Terminal, options: { json?: boolean }): Promise<void> {
  await withStore(terminal, async ({ store }) => {
    const subscriptions = await store.subscriptions.list();
    if (options.json) return writeJson(terminal, subscriptions);
    if (subscriptions.length === 0)
      note(terminal, 'No channel is subscribed. Try: sitrep subscriptions add console:terminal lazarus-group');
    for (const { id, channel, actors, everything, minRole } of subscriptions) {
      await writeLine(
        terminal,
        `${id}  ${channelKey(channel)}  ${everything ? 'everything' : actors.join(', ')}  (${minRole} or stronger)`,
      );
    }
  });
}

/** `subscriptions add CHANNEL ACTOR...`: actors by any of their names. */
export async function addSubscription(
  terminal: Terminal,
  channelText: string,
  names: readonly string[],
  options: { everything?: boolean; minRole: string },
): Promise<void> {
  const channel = parseChannelKey(channelText);
  if (!channel)
    throw appError('USAGE', { what: `"${channelText}" is no channel: write adapter:address, e.g. slack:T1/C123.` });
  if (!ROLES.includes(options.minRole))
    throw appError('USAGE', { what: `"${options.minRole}" is no role: ${ROLES.join(', ')}.` });
  if (names.length === 0 && !options.everything)
    throw appError('USAGE', { what: 'Name at least one actor, or add --everything.' });
  await withStore(terminal, async ({ store, config }) => {
    const { library } = await loadKnowledge(store, config);
    const actors = names.map((name) => onlyActor(library, name).id);
    const subscription = newSubscription({
      channel,
      actors,
      everything: options.everything ?? false,
      minRole: options.minRole as Role,
      timezone: config.timezone,
      createdBy: 'cli',
      createdAt: terminal.now(),
    });
    const what = `subscribed ${channelText} to ${options.everything ? 'everything' : actors.join(', ')}`;
    await change(terminal, store, { what, after: subscription }, (within) => within.subscriptions.put(subscription));
    await writeLine(terminal, subscription.id);
  });
}

/** `subscriptions remove ID`. */
export async function removeSubscription(terminal: Terminal, id: string): Promise<void> {
  await withStore(terminal, async ({ store }) => {
    const before = (await store.subscriptions.list()).find((each) => each.id === id);
    if (!before) throw appError('NOT_FOUND', { what: `subscription ${id}`, list: 'sitrep subscriptions list' });
    await change(terminal, store, { what: `unsubscribed ${id}`, before }, (within) => within.subscriptions.remove(id));
  });
}
