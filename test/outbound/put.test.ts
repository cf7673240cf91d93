import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createOutbound } from '../../src/outbound/outbound.ts';

const OPTIONS = { limitBytes: 1_000, timeoutMs: 5_000, headers: { 'content-range': 'bytes 0-4/5' } };

async function aDrive() {
  const heard: object[] = [];
  const drive = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ method: request.method, range: request.headers['content-range'], body });
    response.writeHead(201).end();
  }).listen(0, '127.0.0.1');
  await once(drive, 'listening');
  onTestFinished(() => void drive.close());
  const { port } = drive.address() as AddressInfo;
  return { heard, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/file` };
}

it('puts a file where it was told, as it was given', async () => {
  const { heard, host, url } = await aDrive();
  const outbound = createOutbound({ allowPrivate: [host], userAgent: 'test' });
  onTestFinished(() => outbound.close());
  expect(await outbound.put(url, Buffer.from('words'), OPTIONS)).toMatchObject({ status: 201 });
  expect(heard).toEqual([{ method: 'PUT', range: 'bytes 0-4/5', body: 'words' }]);
});

it('puts nothing behind the door of this network', async () => {
  const { heard, url } = await aDrive();
  const outbound = createOutbound({ allowPrivate: [], userAgent: 'test' });
  onTestFinished(() => outbound.close());
  await expect(outbound.put(url, 'words', OPTIONS)).rejects.toMatchObject({ code: 'OUTBOUND_REFUSED' });
  expect(heard).toEqual([]);
});
