import type { Channel } from './model/delivery.ts';

/** `slack` + `T1/C123` to `slack:T1/C123`. */
export function channelKey(channel: Channel): string {
  return `${channel.adapter}:${channel.id}`;
}

/** The inverse of `channelKey`; undefined when there is no adapter before the first colon. */
export function parseChannelKey(key: string): Channel | undefined {
  const colon = key.indexOf(':');
  return colon > 0 && colon < key.length - 1 ? { adapter: key.slice(0, colon), id: key.slice(colon + 1) } : undefined;
}
