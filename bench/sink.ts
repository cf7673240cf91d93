import { text } from 'node:stream/consumers';
import { serve } from '../test/outbound/loopback.ts';

/** Takes what webhooks post, and knows when each came. */
export interface Sink {
  /** What `sitrep.yaml` says so that every briefing comes here. */
  settings(hosts: readonly string[]): object;
  readonly arrived: { readonly at: number; readonly body: string }[];
  close(): Promise<void>;
}

export async function openSink(): Promise<Sink> {
  const arrived: { readonly at: number; readonly body: string }[] = [];
  const { host, url, close } = await serve(async (request, response) => {
    const body = await text(request);
    arrived.push({ at: performance.now(), body });
    response.writeHead(204).end();
  });
  return {
    settings: (hosts) => ({
      network: { allowPrivate: [...hosts, host] },
      adapters: {
        web: { enabled: false },
        console: { enabled: false },
        webhook: [{ name: 'sink', url, secret: 'of-this-machine-alone' }],
      },
      subscriptions: [{ channel: 'webhook:sink', everything: true, minRole: 'mentioned' }],
      limits: { postsPerHour: 1_000 },
    }),
    arrived,
    close,
  };
}
