import { toText } from '../../briefings/render/to-text.ts';
import { channelKey } from '../channel-key.ts';
import { loadKnowledge } from '../knowledge.ts';
import type { Channel, Subscription } from '../model/delivery.ts';
import { configuredSubscriptions } from '../services/configured-subscriptions.ts';
import { type Replayed, replay as replayStories } from '../services/replay.ts';
import { paintFor } from './paint.ts';
import { readSince } from './read-since.ts';
import { note, type Terminal, writeDrawn, writeJson, writeLine } from './terminal.ts';
import { withStore } from './with-store.ts';

const WIDTH = 100;

interface ReplayOptions {
  /** `30d`, or a date. */
  readonly since: string;
  /** `slack:T1/C1`, or an adapter's name for all of its channels. */
  readonly channel?: string;
  readonly full?: boolean;
  readonly json?: boolean;
}

/** `replay`: what the channels would have got under the present configuration. Nothing is posted or stored. */
export async function replay(terminal: Terminal, options: ReplayOptions): Promise<void> {
  const since = readSince(options.since, terminal.now());
  await withStore(terminal, async ({ store, config }) => {
    const stored = await store.subscriptions.list();
    const configured = configuredSubscriptions(config, terminal.now());
    const subscriptions = unique([...configured, ...stored]).filter(({ channel }) => isAsked(channel, options.channel));
    if (subscriptions.length === 0) return note(terminal, nobodyFollows(options.channel));
    const knowledge = await loadKnowledge(store, config);
    const posts = new Map(subscriptions.map(({ channel }) => [channelKey(channel), 0]));
    for await (const replayed of replayStories({ store, knowledge, watch: config.watch, subscriptions, since })) {
      for (const { channel } of replayed.deliveries) {
        posts.set(channelKey(channel), (posts.get(channelKey(channel)) ?? 0) + 1);
      }
      await tell(terminal, replayed, options);
    }
    const day = since.toISOString().slice(0, 10);
    for (const [key, count] of posts) note(terminal, `${key}: ${count} since ${day}. Nothing was posted.`);
  });
}

async function tell(terminal: Terminal, { briefing, deliveries }: Replayed, options: ReplayOptions): Promise<void> {
  for (const { channel, reason, digest } of deliveries) {
    const how = digest === undefined ? 'at once' : 'in a digest';
    if (options.json) {
      await writeJson(terminal, { channel: channelKey(channel), how, reason, briefing });
    } else if (options.full) {
      await writeDrawn(
        terminal,
        toText(briefing, { width: terminal.stdout.columns || WIDTH, paint: paintFor(terminal) }),
      );
      await writeLine(terminal, `  ${channelKey(channel)}, ${how}: ${reason}\n`);
    } else {
      await writeLine(
        terminal,
        `${briefing.createdAt.slice(0, 10)}  ${channelKey(channel)}  ${how}  ${briefing.headline}`,
      );
    }
  }
}

function isAsked(channel: Channel, asked: string | undefined): boolean {
  return asked === undefined || asked === channel.adapter || asked === channelKey(channel);
}

function nobodyFollows(channel: string | undefined): string {
  const where = channel === undefined ? 'No channel' : `No channel that is ${channel}`;
  return `${where} follows anything: see \`sitrep subscriptions list\`, or name some in sitrep.yaml.`;
}

/** A subscription of the configuration stands for the one that was stored of it. */
function unique(subscriptions: readonly Subscription[]): readonly Subscription[] {
  const byId = new Map<string, Subscription>();
  for (const each of subscriptions) if (!byId.has(each.id)) byId.set(each.id, each);
  return [...byId.values()];
}
