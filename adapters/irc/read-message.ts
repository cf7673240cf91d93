import type { Spoken } from 'irc-framework';
import type { Message } from '../../src/model/message.ts';

const CHANNEL = /^[#&]/;
const CALL = /^!?(?<name>[^\s:,]+)[:,]?\s+(?<words>.+)$/su;
const CANNOT = ['Buttons cannot be pressed here: type the command that stands beside them.'];

/** What was said to us: in a channel only what begins with our name (`sitrep: latest`), in private everything. */
export function readMessage(
  { nick, target, message, account }: Spoken,
  ownNick: string,
  adminUsers: readonly string[],
): Message | undefined {
  const isInChannel = CHANNEL.test(target);
  const { name, words } = CALL.exec(message.trim())?.groups ?? {};
  const isCalled = name?.toLowerCase() === ownNick.toLowerCase();
  const text = isCalled ? words : isInChannel ? undefined : message.trim();
  if (!text) return undefined;
  return {
    channel: { adapter: 'irc', id: isInChannel ? target : nick },
    user: { id: account ?? nick, name: nick, isAdmin: account !== undefined && adminUsers.includes(account) },
    text,
    cannot: CANNOT,
  };
}
