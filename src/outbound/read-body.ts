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

export interface BodyLimit {
  /** Of the body, as sent and as decompressed. */
  readonly limitBytes: number;
  /** A longer body is read up to the limit instead of refused. */
  readonly cutLonger?: boolean;
}

export interface ReadBody {
  /** Decompressed. */
  readonly body: Uint8Array;
  /** There was more behind it. */
  readonly cut?: true;
}

/** Throws `BodyTooLarge` or `UnknownEncoding`, and what the connection and zlib throw. */
export async function readBody(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  limit: BodyLimit,
): Promise<ReadBody> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (!limit.cutLonger && Number(headers['content-length']) > limit.limitBytes) return refuse(body, new BodyTooLarge());
  if (encoding === 'identity' || encoding === '') return collect(body, limit);
  const decoder = DECODERS[encoding];
  if (!decoder) return refuse(body, new UnknownEncoding());
  const unpacked = decoder();
  body.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => body.destroy());
  return collect(body.pipe(unpacked), limit);
}

/** A body that nobody reads would keep its connection for ever. */
function refuse(body: Readable, reason: Error): never {
  body.on('error', () => {}).destroy();
  throw reason;
}

async function collect(chunks: AsyncIterable<Uint8Array>, { limitBytes, cutLonger }: BodyLimit): Promise<ReadBody> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    read.push(chunk);
    if (size <= limitBytes) continue;
    if (!cutLonger) throw new BodyTooLarge();
    return { body: Buffer.concat(read, limitBytes), cut: true };
  }
  return { body: Buffer.concat(read, size) };
}
