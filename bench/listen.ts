import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on so many addresses of 127.0.0.0/8, that each of its feeds may be on a host of its own. */
export async function listenOn(addresses: number, answer: RequestListener) {
  const servers: Server[] = [];
  const hosts: string[] = [];
  let port = 0;
  for (let index = 0; index < addresses; index += 1) {
    const server = createServer(answer);
    const address = `127.0.${1 + Math.floor(index / 250)}.${1 + (index % 250)}`;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
    port = (server.address() as AddressInfo).port;
    servers.push(server);
    hosts.push(`${address}:${port}`);
  }
  return {
    hosts,
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
