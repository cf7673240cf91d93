import { unpackAddress } from '../../../adapters/slack/address.ts';
import { checkSlack } from '../../../adapters/slack/check-slack.ts';
import { checkTeams } from '../../../adapters/teams/check-teams.ts';
import type { Config } from '../../config/config.ts';
import { type Diagnosis, untried } from '../../diagnosis.ts';
import type { Channel } from '../../model/delivery.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import type { Store } from '../../store/store.ts';
import { configuredFeeds } from '../configured-feeds.ts';
import { configuredSubscriptions } from '../configured-subscriptions.ts';
import { openOutbound } from '../open-outbound.ts';
import { checkModel } from './check-model.ts';
import { checkNetwork } from './check-network.ts';
import { checkStore } from './check-store.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { reached } from './reached.ts';

const LIMIT_BYTES = 1024 * 1024;
const TIMEOUT_MS = 15_000;

/** Every check of an installation, each as soon as it is done. Nothing is posted. */
export async function* checkup(store: Store, config: Config, now: () => Date): AsyncGenerator<Diagnosis> {
  const outbound = await openOutbound({
    network: { allowPrivate: [...config.network.allowPrivate, ...ownHosts(config)] },
  });
  try {
    yield* await checkStore(store, configuredSubscriptions(config, now()), now());
    yield* await checkNetwork(configuredFeeds(config), { outbound, limitBytes: config.limits.feedBytes, now });
    const { slack, teams, irc, webhook } = config.adapters;
    const post = posting(outbound);
    if (slack) yield* await reached('slack', checkSlack(slack, await conversations(store, config), post));
    if (teams) yield* await reached('teams', checkTeams(teams, post));
    if (irc) yield untried('irc', `Not tried: ${irc.host} is met when the bot starts.`);
    if (webhook.length > 0) yield* checkWebhooks(webhook, config.network.allowPrivate);
    if (config.model) yield await checkModel(config.model);
  } finally {
    await outbound.close();
  }
}

/** Servers that the operator has put in the place of Slack's. */
function ownHosts({ adapters: { slack } }: Config): readonly string[] {
  return slack?.apiUrl === undefined ? [] : [new URL(slack.apiUrl).host];
}

function posting(outbound: Outbound) {
  return (url: string, form: string, headers: Readonly<Record<string, string>>) =>
    outbound.post(url, form, { headers, limitBytes: LIMIT_BYTES, timeoutMs: TIMEOUT_MS });
}

/** Slack's ids of all conversations that something is posted to. */
async function conversations(store: Store, { adapters, adminChannel }: Config): Promise<readonly string[]> {
  const followed: readonly Channel[] = (await store.subscriptions.list()).map(({ channel }) => channel);
  const channels = [...followed, ...(adminChannel ? [adminChannel] : [])].filter(({ adapter }) => adapter === 'slack');
  const ids = channels.flatMap((channel) => unpackAddress(channel)?.conversation ?? []);
  return [...new Set([...ids, ...(adapters.slack?.defaultChannel ? [adapters.slack.defaultChannel] : [])])];
}
