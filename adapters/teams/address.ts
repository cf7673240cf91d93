import type { Channel, Receipt } from '../../src/model/delivery.ts';

export const NAME = 'teams';
const ADDRESS = /^([^/]+)\/(\S+)$/;
const MESSAGE = ';messageid=';

/** A conversation of a tenant: a channel, a group chat or a personal chat. */
export interface TeamsAddress {
  readonly tenant: string;
  readonly conversation: string;
}

/** `tenant` + `19:abc@thread.tacv2` to the channel `teams:tenant/19:abc@thread.tacv2`. */
export function packAddress({ tenant, conversation }: TeamsAddress): Channel {
  return { adapter: NAME, id: `${tenant}/${conversation}` };
}

/** The inverse; undefined for a channel that is none of Teams'. */
export function unpackAddress(channel: Channel): TeamsAddress | undefined {
  const [, tenant, conversation] = (channel.adapter === NAME && ADDRESS.exec(channel.id)) || [];
  return tenant !== undefined && conversation !== undefined ? { tenant, conversation } : undefined;
}

/** `19:abc@thread.tacv2;messageid=17` to the channel's id and the message that its thread hangs under. */
export function splitThread(conversation: string): { readonly conversation: string; readonly root?: string } {
  const at = conversation.indexOf(MESSAGE);
  if (at < 0) return { conversation };
  return { conversation: conversation.slice(0, at), root: conversation.slice(at + MESSAGE.length) };
}

export function joinThread(conversation: string, root: string): string {
  return `${conversation}${MESSAGE}${root}`;
}

/** A posted message, and the one that its thread hangs under: itself when it begins one. */
export interface Posted {
  readonly root: string;
  readonly message: string;
}

/** `17` for a message that begins its thread, `17/23` for an answer in it. */
export function packReceipt(channel: Channel, { root, message }: Posted): Receipt {
  return { channel, id: root === message ? message : `${root}/${message}` };
}

export function unpackReceipt({ id }: Receipt): Posted {
  const [root = id, message = root] = id.split('/');
  return { root, message };
}
