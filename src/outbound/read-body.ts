import type { Duplex, Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** A body longer than its limit, as sent or once decompressed. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** A `content-encoding` that nobody asked for. */
export class UnknownEncoding extends Error {
  override readonly name = 'UnknownEncoding';
}

/** A server that forgets the last bytes of a compressed body still gets read. */
const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH };

const DECODERS: Readonly<Record<string, () => Duplex>> = {
  gzip: () => createGunzip(LENIENT),
  'x-gzip': () => createGunzip(LENIENT),
  deflate: () => createInflate(LENIENT),
  br: () => createBrotliDecompress(),
};

/** Sent as `accept-encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/** The body as bytes, decompressed; `limitBytes` holds before and after. */
export async function readBody(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  limitBytes: number,
): Promise<Uint8Array> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (Number(headers['content-length']) > limitBytes) return refuse(body, new BodyTooLarge());
  if (encoding === 'identity' || encoding === '') return collect(body, limitBytes);
  const decoder = DECODERS[encoding];
  if (!decoder) return refuse(body, new UnknownEncoding());
  const unpacked = decoder();
  body.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => body.destroy());
  return collect(body.pipe(unpacked), limitBytes);
}

/** A body that nobody reads would keep its connection for ever. */
function refuse(body: Readable, reason: Error): never {
  body.on('error', () => {}).destroy();
  throw reason;
}

async function collect(chunks: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > limitBytes) throw new BodyTooLarge();
    read.push(chunk);
  }
  return Buffer.concat(read);
}
