import { type Diagnosis, trouble, untried } from '../../diagnosis.ts';
import { privateHost } from '../../outbound/public-address.ts';

interface Hook {
  readonly name: string;
  readonly url: string;
}

/** Nothing is posted: what can be told from the addresses alone. */
export function checkWebhooks(hooks: readonly Hook[], allowPrivate: readonly string[]): readonly Diagnosis[] {
  const allowed = new Set(allowPrivate.map((name) => name.toLowerCase()));
  return hooks.map(({ name, url }) => {
    const host = privateHost(url);
    const isRefused = host !== undefined && !allowed.has(host) && !allowed.has(new URL(url).hostname);
    return isRefused
      ? trouble('webhook', `${name} leads to a private address.`, `Trust it: network: { allowPrivate: ["${host}"] }`)
      : untried('webhook', `Not tried (${name}): a try would be a post.`);
  });
}
