import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type FeedServer, type FeedsWanted, serveFeeds } from './feed-server.ts';

/** Feeds served by a process of their own, so that this one's memory is the program's alone. */
export async function serveApart(wanted: FeedsWanted) {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(wanted)]);
  const [addresses] = (await once(child, 'message')) as [Pick<FeedServer, 'urls' | 'hosts'>];
  return {
    ...addresses,
    async publish(feeds: number): Promise<void> {
      child.send(feeds);
      await once(child, 'message');
    },
    async close(): Promise<void> {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function serveParent(wanted: FeedsWanted): Promise<void> {
  const { urls, hosts, publish, close } = await serveFeeds(wanted);
  process.on('message', (feeds: number) => {
    publish(feeds);
    process.send?.('published');
  });
  process.once('disconnect', close);
  process.send?.({ urls, hosts });
}

const [, script, wanted] = process.argv;
if (script === fileURLToPath(import.meta.url) && wanted) await serveParent(JSON.parse(wanted));
