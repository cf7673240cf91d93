import type { ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

/** What a server can do to whoever asks it for a feed. */
export interface HostileServer {
  readonly name: string;
  readonly answer: (response: ServerResponse) => void;
  /** The code of the fault that it must be noted as. */
  readonly fault: string;
}

const SWOLLEN = Buffer.alloc(30_000_000);
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };
const DRIP_MS = 200;

/** Writes the same piece for as long as it is taken. */
function pour(response: ServerResponse, piece: Uint8Array): void {
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

function packed(encoding: string, bomb: Uint8Array): HostileServer['answer'] {
  return (response) => void response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
}

function raw(text: string): HostileServer['answer'] {
  return (response) => void response.socket?.end(text);
}

export const HOSTILE_SERVERS: readonly HostileServer[] = [
  { name: 'never answers', answer: () => {}, fault: 'OUTBOUND_TIMEOUT' },
  {
    name: 'drips',
    answer: (response) => {
      const drip = setInterval(() => response.write(' '), DRIP_MS);
      response.on('close', () => clearInterval(drip));
    },
    fault: 'OUTBOUND_TIMEOUT',
  },
  {
    name: 'drips headers',
    answer: ({ socket }) => {
      socket?.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket?.write('x-a: b\r\n'), DRIP_MS);
      socket?.on('close', () => clearInterval(drip));
    },
    fault: 'OUTBOUND_TIMEOUT',
  },
  { name: 'a gzip bomb', answer: packed('gzip', gzipSync(SWOLLEN)), fault: 'OUTBOUND_TOO_LARGE' },
  { name: 'a deflate bomb', answer: packed('deflate', deflateSync(SWOLLEN)), fault: 'OUTBOUND_TOO_LARGE' },
  { name: 'a brotli bomb', answer: packed('br', brotliCompressSync(SWOLLEN, QUICKLY)), fault: 'OUTBOUND_TOO_LARGE' },
  {
    name: 'gzip in gzip',
    answer: (response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync(Buffer.alloc(9)))),
    fault: 'OUTBOUND_FAILED',
  },
  {
    name: 'a packing that nobody asked for',
    answer: (response) => void response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
    fault: 'OUTBOUND_FAILED',
  },
  {
    name: 'broken gzip',
    answer: (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
    fault: 'OUTBOUND_FAILED',
  },
  {
    name: 'a body without end',
    answer: (response) => pour(response, Buffer.alloc(65_536)),
    fault: 'OUTBOUND_TOO_LARGE',
  },
  {
    name: 'a length of petabytes',
    answer: (response) => void response.writeHead(200, { 'content-length': '9007199254740991' }).write('x'),
    fault: 'OUTBOUND_TIMEOUT',
  },
  {
    name: 'fewer bytes than it said',
    answer: raw('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n<rss>'),
    fault: 'OUTBOUND_FAILED',
  },
  {
    name: 'two lengths',
    answer: raw('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'),
    fault: 'OUTBOUND_FAILED',
  },
  { name: 'no HTTP', answer: raw('220 mail ready\r\n'), fault: 'OUTBOUND_FAILED' },
  {
    name: 'chunks of nonsense',
    answer: raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'),
    fault: 'OUTBOUND_FAILED',
  },
  {
    name: 'headers of megabytes',
    answer: raw(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(2_000_000)}\r\n\r\n`),
    fault: 'OUTBOUND_FAILED',
  },
  {
    name: 'a hundred thousand headers',
    answer: raw(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(100_000)}\r\n`),
    fault: 'OUTBOUND_FAILED',
  },
  { name: 'cuts the connection', answer: ({ socket }) => void socket?.destroy(), fault: 'OUTBOUND_FAILED' },
  {
    name: 'redirects to itself',
    answer: (response) => void response.writeHead(302, { location: '' }).end(),
    fault: 'OUTBOUND_REFUSED',
  },
  ...[
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/',
    'http://127.0.0.1:1/',
    'http://0x7f000001:1/',
    'http://2130706433:1/',
    'http://017700000001:1/',
    'http://[::ffff:7f00:1]:1/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'http://user:secret@127.0.0.1:1/',
    'http://',
  ].map((location) => ({
    name: `redirects to ${location}`,
    answer: (response: ServerResponse) => void response.writeHead(302, { location }).end(),
    fault: 'OUTBOUND_REFUSED',
  })),
  { name: 'status 500', answer: (response) => void response.writeHead(500).end(), fault: 'FEED_HTTP_STATUS' },
  { name: 'status 200 and nothing', answer: (response) => void response.end(), fault: 'FEED_EMPTY' },
];
