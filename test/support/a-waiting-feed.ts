import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

const FEED = `<rss version="2.0"><channel><title>Live</title><item><title>TraderTraitor stole the coins, the FBI says</title>
  <guid>1</guid><pubDate>${new Date().toUTCString()}</pubDate><description>The FBI attributed the theft to TraderTraitor.</description></item></channel></rss>`;

/** A feed whose first answer waits until the test has done something. */
export async function aWaitingFeed() {
  let ask: (before: (work: () => void) => void) => void = () => {};
  const asked = new Promise<(work: () => void) => void>((resolve) => {
    ask = resolve;
  });
  let first = true;
  const server = createServer((_, response) => {
    const answer = (): void => void response.end(FEED);
    if (!first) return answer();
    first = false;
    ask((work) => {
      work();
      answer();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}/feed`, asked };
}
