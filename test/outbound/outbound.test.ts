import type { LookupFunction } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createOutbound, type Outbound } from '../../src/outbound/outbound.ts';
import { toAppError } from '../../src/outbound/outbound-error.ts';
import { shownUrl } from '../../src/outbound/shown-url.ts';
import { serve } from './loopback.ts';

const LIMITS = { limitBytes: 100_000, timeoutMs: 5_000 };
const toClose: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(toClose.splice(0).map((thing) => thing.close()));
});

async function started(answer: Parameters<typeof serve>[0]) {
  const server = await serve(answer);
  toClose.push(server);
  return server;
}

function door(allowPrivate: readonly string[] = [], lookup?: LookupFunction): Outbound {
  const outbound = createOutbound({ allowPrivate, userAgent: 'Sitrep/test', ...(lookup ? { lookup } : {}) });
  toClose.push(outbound);
  return outbound;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('the guard', () => {
  it.each([
    'http://127.0.0.1:9/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://①②⑦.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
    'http://192.0.0.192/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost:9/',
  ])('never connects to %s', async (url) => {
    await expect(door().get(url, LIMITS)).rejects.toMatchObject({ code: 'OUTBOUND_REFUSED' });
  });

  it.each(['ftp://example.org/', 'file:///etc/passwd', 'http://me:secret@example.org/', 'no address'])(
    'refuses %s before any look-up, without repeating a secret',
    async (url) => {
      const error = await door()
        .get(url, LIMITS)
        .catch((caught: Error) => caught);
      expect(error).toMatchObject({ code: 'OUTBOUND_REFUSED' });
      expect(JSON.stringify(error) + String(error)).not.toContain('secret');
    },
  );

  it('judges the address in the very look-up that the socket uses', async () => {
    const { url } = await started((_, response) => response.end('inside'));
    const port = new URL(url).port;
    let asked = 0;
    const rebinding: LookupFunction = (_host, _options, callback) => {
      asked++;
      callback(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    await expect(door([], rebinding).get(`http://rebind.example:${port}/`, LIMITS)).rejects.toMatchObject({
      code: 'OUTBOUND_REFUSED',
    });
    expect(asked).toBe(1);
  });

  it('takes none of the private addresses among the answers for a name', async () => {
    const { url } = await started((_, response) => response.end('inside'));
    const inside: LookupFunction = (_host, _options, callback) =>
      callback(null, [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
        { address: '::ffff:127.0.0.1', family: 6 },
      ]);
    await expect(door([], inside).get(`http://mixed.example:${new URL(url).port}/`, LIMITS)).rejects.toMatchObject({
      code: 'OUTBOUND_REFUSED',
    });
  });

  it('says which name could not be looked up', async () => {
    const failing: LookupFunction = (_host, _options, callback) =>
      callback(Object.assign(new Error('words of the system'), { code: 'EAI_AGAIN' }), []);
    await expect(door([], failing).get('http://wire.example/feed', LIMITS)).rejects.toMatchObject({
      code: 'OUTBOUND_FAILED',
      message: 'http://wire.example/feed could not be reached: its name could not be looked up.',
    });
  });

  it('checks every redirect anew', async () => {
    const inside = await started((_, response) => response.end('inside'));
    const outside = await started((_, response) => response.writeHead(302, { location: inside.url }).end());
    await expect(door([outside.host]).get(outside.url, LIMITS)).rejects.toMatchObject({ code: 'OUTBOUND_REFUSED' });
  });

  it('pays no heed to a proxy of the environment', async () => {
    const server = await started((_, response) => response.end('direct'));
    const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'HTTPS_PROXY'];
    for (const name of names) process.env[name] = 'http://127.0.0.1:1';
    try {
      expect(text((await door([server.host]).get(server.url, LIMITS)).body)).toBe('direct');
    } finally {
      for (const name of names) delete process.env[name];
    }
  });
});

describe('get', () => {
  it('follows redirects and tells where permanent ones lead', async () => {
    const server = await started((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else if (request.url === '/new') response.writeHead(302, { location: '/today' }).end();
      else response.end(request.url);
    });
    const response = await door([server.host]).get(`${server.url}/old`, LIMITS);
    expect(text(response.body)).toBe('/today');
    expect(response.finalUrl).toBe(`${server.url}/today`);
    expect(response.permanentRedirect).toBe(`${server.url}/new`);
  });

  it('stops at the sixth redirect', async () => {
    const server = await started((_, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(door([server.host]).get(server.url, LIMITS)).rejects.toMatchObject({ code: 'OUTBOUND_REFUSED' });
  });

  it('leaves credentials behind when it goes elsewhere', async () => {
    let seen: string | undefined = 'unasked';
    const other = await started((request, response) => {
      seen = request.headers.authorization;
      response.end();
    });
    const server = await started((_, response) => response.writeHead(302, { location: other.url }).end());
    await door([server.host, other.host]).get(server.url, { ...LIMITS, headers: { Authorization: 'Bearer x' } });
    expect(seen).toBeUndefined();
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('unpacks %s', async (encoding, pack) => {
    const server = await started((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack('hello')),
    );
    expect(text((await door([server.host]).get(server.url, LIMITS)).body)).toBe('hello');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('lets no %s bomb swell', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(20_000_000));
    const server = await started((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb));
    await expect(door([server.host]).get(server.url, LIMITS)).rejects.toMatchObject({ code: 'OUTBOUND_TOO_LARGE' });
  });

  it('stops an endless body at the limit', async () => {
    const server = await started((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(50_000)));
      };
      response.on('drain', more);
      more();
    });
    await expect(door([server.host]).get(server.url, LIMITS)).rejects.toMatchObject({ code: 'OUTBOUND_TOO_LARGE' });
  });

  it('gives up on a slow drip, and on a server that never answers', async () => {
    const drips: NodeJS.Timeout[] = [];
    const server = await started((request, response) => {
      if (request.url === '/drip') drips.push(setInterval(() => response.write('.'), 10));
    });
    const outbound = door([server.host]);
    for (const path of ['/drip', '/silence']) {
      await expect(
        outbound.get(`${server.url}${path}?key=secret`, { ...LIMITS, timeoutMs: 200 }),
      ).rejects.toMatchObject({
        code: 'OUTBOUND_TIMEOUT',
        message: expect.not.stringContaining('secret'),
      });
    }
    drips.forEach(clearInterval);
  });

  it('refuses huge headers, broken compression and a closed port with one kind of error', async () => {
    const server = await started((request, response) => {
      if (request.url === '/headers') response.writeHead(200, { 'x-long': 'x'.repeat(60_000) }).end();
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip');
    });
    const outbound = door([server.host, '127.0.0.1']);
    for (const url of [`${server.url}/headers`, `${server.url}/gzip`, 'http://127.0.0.1:1/']) {
      await expect(outbound.get(url, LIMITS)).rejects.toMatchObject({ code: 'OUTBOUND_FAILED' });
    }
  });

  it('rejects with the reason of its signal', async () => {
    const server = await started(() => {});
    const abort = new AbortController();
    const waiting = door([server.host]).get(server.url, { ...LIMITS, signal: abort.signal });
    abort.abort(new Error('stopping'));
    await expect(waiting).rejects.toThrow('stopping');
  });

  it('gives the connections of refused bodies back', async () => {
    const server = await started((request, response) => {
      if (request.url === '/good') response.end('good');
      else if (request.url === '/packed') response.writeHead(200, { 'content-encoding': 'zstd' }).write('x');
      else response.writeHead(200, { 'content-length': '9007199254740991' }).write('x');
    });
    const outbound = door([server.host]);
    for (const path of ['/packed', '/endless', '/packed', '/endless', '/packed'])
      await expect(outbound.get(server.url + path, LIMITS)).rejects.toMatchObject({ name: 'AppError' });
    expect(text((await outbound.get(`${server.url}/good`, LIMITS)).body)).toBe('good');
  });

  it('asks one origin at most four things at a time', async () => {
    let now = 0;
    let most = 0;
    const server = await started((_, response) => {
      most = Math.max(most, ++now);
      setTimeout(() => {
        now--;
        response.end();
      }, 20);
    });
    const outbound = door([server.host]);
    await Promise.all(Array.from({ length: 12 }, () => outbound.get(server.url, LIMITS)));
    expect(most).toBe(4);
  });
});

describe('shownUrl', () => {
  it.each([
    ['https://me:pw@news.example:8443/feed?token=secret#x', 'https://news.example:8443/feed'],
    ['sitrep:sample/wire', 'sitrep:sample/wire'],
    ['no address', 'no address'],
  ])('%s', (address, shown) => expect(shownUrl(address)).toBe(shown));
});

describe('post', () => {
  it('sends its body and shows no path of the address in an error', async () => {
    const server = await started((request, response) => request.pipe(response));
    const outbound = door([server.host]);
    const answer = await outbound.post(`${server.url}/hook/secret`, '{"a":1}', LIMITS);
    expect(text(answer.body)).toBe('{"a":1}');
    await server.close();
    await expect(outbound.post(`${server.url}/hook/secret`, '', LIMITS)).rejects.toMatchObject({
      message: expect.not.stringContaining('secret'),
    });
  });
});

it.each([
  ['CERT_HAS_EXPIRED', 'OUTBOUND_CERTIFICATE', 'its certificate has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'OUTBOUND_CERTIFICATE', 'its certificate is for another name'],
  ['ECONNREFUSED', 'OUTBOUND_FAILED', 'it accepts no connection'],
  ['EUNHEARDOF', 'OUTBOUND_FAILED', 'the connection failed (EUNHEARDOF)'],
])('tells what %s means', (code, wanted, why) => {
  const error = toAppError(Object.assign(new Error('words of the system'), { code }), 'wire.example', 1_000);
  expect(error).toMatchObject({ code: wanted, message: expect.stringContaining(why) });
});
