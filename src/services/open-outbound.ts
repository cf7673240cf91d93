import type { Config } from '../config/config.ts';
import type { Outbound } from '../outbound/outbound.ts';

const USER_AGENT = 'Sitrep/0.1 (+security news reader)';

/** The door for requests that leave the machine; loaded only when one does. */
export async function openOutbound({ network }: Pick<Config, 'network'>): Promise<Outbound> {
  const { createOutbound } = await import('../outbound/outbound.ts');
  return createOutbound({ allowPrivate: network.allowPrivate, userAgent: USER_AGENT });
}
