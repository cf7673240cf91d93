import type { Client } from 'irc-framework';
import type { Failure } from '../contract.ts';

const FAILURES: Readonly<Record<string, Failure>> = {
  no_such_nick: { kind: 'channel-gone' },
  cannot_send_to_channel: { kind: 'unauthorized' },
  cannot_send_to_user: { kind: 'unauthorized' },
};

/** How the lines sent to `target` fared: servers answer in order, so the pong to `token` says that all arrived. */
export function outcomeOf(client: Client, target: string, token: string): Promise<Failure | undefined> {
  return new Promise((resolve) => {
    const settle = (failure?: Failure) => {
      client.off('pong', onPong).off('irc error', onError).off('socket close', onClose);
      resolve(failure);
    };
    const onPong = ({ message }: { readonly message: string }) => {
      if (message === token) settle();
    };
    const onError = ({ error, channel, nick }: { readonly error: string; channel?: string; nick?: string }) => {
      if ((channel ?? nick)?.toLowerCase() === target.toLowerCase()) settle(FAILURES[error]);
    };
    const onClose = () => settle({ kind: 'unavailable' });
    client.on('pong', onPong).on('irc error', onError).on('socket close', onClose);
  });
}
