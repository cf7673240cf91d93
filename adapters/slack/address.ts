import type { Channel } from '../../src/model/delivery.ts';

export const NAME = 'slack';
const ADDRESS = /^([TE][A-Z0-9]+)\/([CDGUW][A-Z0-9]+)$/;

/** A conversation of a workspace; the id of a person stands for direct messages with them. */
export interface SlackAddress {
  readonly team: string;
  readonly conversation: string;
}

/** `T1` + `C123` to the channel `slack:T1/C123`. */
export function packAddress({ team, conversation }: SlackAddress): Channel {
  return { adapter: NAME, id: `${team}/${conversation}` };
}

/** The inverse; undefined for a channel that is none of Slack's. */
export function unpackAddress(channel: Channel): SlackAddress | undefined {
  const [, team, conversation] = (channel.adapter === NAME && ADDRESS.exec(channel.id)) || [];
  return team !== undefined && conversation !== undefined ? { team, conversation } : undefined;
}
