import { ADAPTER_NAMES } from '../../adapters/registry.ts';
import { channelKey, parseChannelKey } from '../channel-key.ts';
import { describeSubscription } from '../commands/describe-subscription.ts';
import type { Config } from '../config/config.ts';
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
  await withStore(terminal, async ({ store, config }) => {
    const subscriptions = await store.subscriptions.list();
    if (options.json) return writeJson(terminal, subscriptions);
    if (subscriptions.length === 0)
      note(terminal, 'No channel is subscribed. Try: sitrep subscriptions add console:terminal lazarus-group');
    const { library } = await loadKnowledge(store, config);
    for (const subscription of subscriptions) {
      const { text, detail } = describeSubscription(subscription, { library, now: terminal.now() });
      await writeLine(terminal, `${subscription.id}  ${channelKey(subscription.channel)}  ${text}  (${detail})`);
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
  const adapter = ADAPTER_NAMES.find((name) => name === channel.adapter);
  if (!adapter) throw appError('USAGE', { what: `"${channel.adapter}" is no adapter: ${ADAPTER_NAMES.join(', ')}.` });
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
    if (!isConfigured(config, adapter)) note(terminal, `Nothing is posted there before ${adapter} is configured.`);
  });
}

function isConfigured({ adapters }: Config, name: (typeof ADAPTER_NAMES)[number]): boolean {
  const settings = adapters[name];
  return Array.isArray(settings) ? settings.length > 0 : Boolean(settings);
}

/** `subscriptions remove ID`. */
export async function removeSubscription(terminal: Terminal, id: string): Promise<void> {
  await withStore(terminal, async ({ store }) => {
    const before = (await store.subscriptions.list()).find((each) => each.id === id);
    if (!before) throw appError('NOT_FOUND', { what: `subscription ${id}`, list: 'sitrep subscriptions list' });
    await change(terminal, store, { what: `unsubscribed ${id}`, before }, (within) => within.subscriptions.remove(id));
  });
}
