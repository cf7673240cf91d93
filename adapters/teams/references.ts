import type { Channel } from '../../src/model/delivery.ts';
import type { Memory } from '../chat/memory.ts';
import type { Activity } from './activity.ts';
import { packAddress, unpackAddress } from './address.ts';
import type { Place } from './connector.ts';
import { placeOf } from './read-message.ts';

const ROOM = 'teams-conversations';

/** What a post into a conversation needs, as the newest activity from there told it. */
interface Reference extends Place {
  readonly kind: 'channel' | 'chat';
  readonly team?: string;
  readonly name?: string;
}

/** Where the app is installed and how to write there, over restarts and for every process on the store. */
export interface References {
  get(channel: Channel): Promise<Reference | undefined>;
  /** What conversations are called, by channel id, as far as Teams has told. */
  names(): Promise<ReadonlyMap<string, string>>;
  /** Takes what an activity tells of its conversation. */
  refresh(activity: Activity): Promise<void>;
  /** The app was removed: a chat is forgotten, or a team with all its channels. */
  forget(activity: Activity): Promise<void>;
}

export function openReferences(memory: Memory): References {
  const get = async (channel: Channel) => (await memory.get(ROOM, channel.id)) as Reference | undefined;
  return {
    get,
    async names() {
      const all = (await memory.list(ROOM)) as readonly { readonly key: string; readonly value: Reference }[];
      return new Map(all.flatMap(({ key, value: { name } }) => (name === undefined ? [] : [[key, name] as const])));
    },
    async refresh(activity) {
      const told = referenceIn(activity);
      if (!told) return;
      const [channel, reference] = told;
      const known = await get(channel);
      // An activity of a message does not always name its team, and hardly ever tells what its channel is called.
      const { team, name } = known ?? {};
      const newest = { ...(team !== undefined && { team }), ...(name !== undefined && { name }), ...reference };
      if (JSON.stringify(known) !== JSON.stringify(newest)) await memory.set(ROOM, channel.id, newest);
    },
    async forget(activity) {
      const channel = placeOf(activity)?.channel;
      const team = activity.channelData?.team?.id;
      const gone = activity.channelData?.eventType === 'channelDeleted' ? activity.channelData.channel?.id : undefined;
      for (const { key, value } of await memory.list(ROOM)) {
        const { conversation, team: home } = value as Reference;
        const lost =
          gone === undefined ? key === channel?.id || (team !== undefined && home === team) : conversation === gone;
        if (lost) await memory.delete(ROOM, key);
      }
    },
  };
}

/** In a team the conversation is that of the channel an event is about; otherwise the one it came from. */
function referenceIn(activity: Activity): readonly [Channel, Reference] | undefined {
  const place = placeOf(activity);
  const { serviceUrl, conversation } = activity;
  if (!place || serviceUrl === undefined) return undefined;
  const { channel: within, team } = activity.channelData ?? {};
  const address = unpackAddress(place.channel);
  if (!address) return undefined;
  const isChannel = conversation?.conversationType === 'channel' || team !== undefined;
  const id = (isChannel && within?.id) || address.conversation;
  const name = within?.name ?? team?.name ?? conversation?.name;
  return [
    packAddress({ tenant: address.tenant, conversation: id }),
    {
      ...(team && { team: team.id }),
      ...(name !== undefined && { name }),
      serviceUrl,
      tenant: address.tenant,
      conversation: id,
      kind: isChannel ? 'channel' : 'chat',
    },
  ];
}
