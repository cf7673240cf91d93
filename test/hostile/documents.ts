/** A document that somebody could serve in place of a feed. Made when asked for: some are large. */
export interface HostileDocument {
  readonly name: string;
  readonly make: () => Uint8Array;
  /** As the server says. */
  readonly contentType?: string;
  /** Entries that can be read all the same; without it any number, or a refusal, is right. */
  readonly entries?: number;
}

const DATE = 'Mon, 23 Nov 2026 09:00:00 GMT';
const ITEM = `<item><title>Good</title><guid>good</guid><pubDate>${DATE}</pubDate></item>`;

function rss(inside: string, before = ''): Uint8Array {
  return Buffer.from(
    `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>t</title>${inside}</channel></rss>`,
  );
}

function nested(open: string, depth: number, close = ''): string {
  return open.repeat(depth) + close.repeat(depth);
}

/** Each entity ten times the one before. */
function laughs(levels: number): string {
  const names = Array.from({ length: levels }, (_, level) => `l${level}`);
  const entities = names.map((name, level) =>
    level === 0 ? `<!ENTITY ${name} "ha">` : `<!ENTITY ${name} "${`&l${level - 1};`.repeat(10)}">`,
  );
  return `<!DOCTYPE rss [${entities.join('')}]>`;
}

/** What hostile or broken servers are known to send, and what takes a parser longest. */
export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [
  { name: 'an entity bomb', make: () => rss(`<item><title>&l9;</title></item>`, laughs(10)) },
  {
    name: 'an entity of its own many times over',
    make: () =>
      rss(
        `<item><title>${'&a;'.repeat(100_000)}</title></item>`,
        `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(100_000)}">]>`,
      ),
  },
  {
    name: 'an entity that reads a file',
    make: () => rss('<item><title>&x;</title></item>', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  },
  {
    name: 'an entity that calls an address',
    make: () =>
      rss(
        '<item><title>&x;</title></item>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY % x SYSTEM "http://127.0.0.1:1/"> %x;]>',
      ),
  },
  { name: 'an endless document type', make: () => Buffer.from(`<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(200_000)}`) },
  { name: 'elements nested a million deep', make: () => rss(nested('<a>', 1_000_000)) },
  { name: 'elements nested deep and closed wrongly', make: () => rss(nested('<a>', 60_000, '</b>') + ITEM) },
  { name: 'items in items', make: () => rss(nested('<item>', 50_000, '</item>')) },
  {
    name: 'markup nested deep in a body',
    make: () =>
      rss(`<item><title>x</title><description><![CDATA[${nested('<div>', 200_000, '</div>')}]]></description></item>`),
  },
  {
    name: 'brackets nested deep in JSON',
    make: () => Buffer.from(`{"version":"https://jsonfeed.org/version/1.1","items":${nested('[', 2_000_000)}`),
  },
  { name: 'one huge attribute', make: () => rss(`<item a="${'x'.repeat(8_000_000)}"><title>x</title></item>`) },
  {
    name: 'a hundred thousand attributes',
    make: () =>
      rss(`<item ${Array.from({ length: 100_000 }, (_, n) => `a${n}="b"`).join(' ')}><title>x</title></item>`),
  },
  { name: 'an element with a name of megabytes', make: () => rss(`<${'n'.repeat(5_000_000)}>${ITEM}`) },
  {
    name: 'a hundred thousand namespaces',
    make: () => rss(`<item ${Array.from({ length: 100_000 }, (_, n) => `xmlns:p${n}="u:${n}"`).join(' ')}/>`),
  },
  { name: 'the openings of CDATA only', make: () => rss(`<item><title>${'<![CDATA['.repeat(200_000)}</title></item>`) },
  {
    name: 'many small pieces of CDATA',
    make: () => rss(`<item><title>${'<![CDATA[]]>'.repeat(300_000)}</title></item>`),
  },
  {
    name: 'almost the end of a CDATA',
    make: () => rss(`<item><title><![CDATA[${']]'.repeat(2_000_000)}</title></item>`),
  },
  { name: 'openings of comments only', make: () => rss('<!-- '.repeat(500_000)) },
  { name: 'stray ampersands and angles', make: () => rss(`<item><title>${'&<'.repeat(1_000_000)}</title></item>`) },
  {
    name: 'character references without end',
    make: () => rss(`<item><title>${'&#x110000;&#0;&#xD800;&#99999999999;'.repeat(50_000)}</title></item>`),
  },
  { name: 'openings of items only', make: () => rss('<item>'.repeat(300_000)) },
  { name: 'items that are never closed', make: () => rss('<item><title>x'.repeat(100_000)) },
  { name: 'attributes that are never closed', make: () => rss('<item a="'.repeat(300_000)) },
  {
    name: '200,000 items',
    make: () => rss(Array.from({ length: 200_000 }, (_, n) => `<item><guid>${n}</guid></item>`).join('')),
  },
  {
    name: 'an item of 20 MB',
    make: () => rss(`<item><title>x</title><description>${'word '.repeat(4_000_000)}</description></item>`),
  },
  { name: 'a title of 8 MB', make: () => rss(`<item><title>${'APT28 '.repeat(1_300_000)}</title></item>`) },
  {
    name: 'a link of 8 MB',
    make: () => rss(`<item><title>x</title><link>https://a.example/${'a?'.repeat(4_000_000)}</link></item>`),
  },
  { name: 'spaces without end', make: () => rss(`<item><title>${' \t\n'.repeat(2_500_000)}x</title></item>`) },
  {
    name: 'a date of megabytes',
    make: () => rss(`<item><title>x</title><pubDate>${'1'.repeat(5_000_000)}</pubDate></item>`),
  },
  {
    name: 'dates beyond all calendars',
    make: () =>
      rss(`<item><title>x</title><guid>1</guid><pubDate>Fri, 99 Dec 999999 99:99:99 +9999</pubDate></item>${ITEM}`),
    entries: 2,
  },
  {
    name: 'UTF-8 that claims UTF-16',
    make: () =>
      Buffer.from(
        `<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><title>t</title>${ITEM}</channel></rss>`,
      ),
    entries: 1,
  },
  {
    name: 'UTF-16 that claims UTF-8',
    make: () =>
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(
          `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>t</title>${ITEM}</channel></rss>`,
          'utf16le',
        ),
      ]),
    entries: 1,
  },
  {
    name: 'an encoding that nobody knows',
    make: () =>
      Buffer.from(
        `<?xml version="1.0" encoding="x-nothing"?><rss version="2.0"><channel><title>t</title>${ITEM}</channel></rss>`,
      ),
    entries: 1,
  },
  {
    name: 'Japanese that claims Latin',
    make: () =>
      Buffer.from([
        ...Buffer.from('<rss version="2.0"><channel><title>'),
        0x93,
        0xfa,
        0x96,
        0x7b,
        ...Buffer.from(`</title>${ITEM}</channel></rss>`),
      ]),
    contentType: 'text/xml; charset=iso-8859-1',
    entries: 1,
  },
  { name: 'UTF-7', make: () => Buffer.from('+ADw-rss+AD4-+ADw-channel+AD4-'), contentType: 'text/xml; charset=utf-7' },
  {
    name: 'broken UTF-8',
    make: () => Buffer.concat([rss(ITEM), Buffer.from([0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xff])]),
    entries: 1,
  },
  {
    name: 'NULs between the letters',
    make: () => rss(`<it\0em><ti\0tle>G\0ood</title><guid>1</guid></item>`),
    entries: 1,
  },
  { name: 'NULs only', make: () => Buffer.alloc(8_000_000) },
  {
    name: 'noise',
    make: () => Buffer.from(Array.from({ length: 1_000_000 }, (_, n) => (Math.imul(n, 2_654_435_761) >>> 13) & 0xff)),
  },
  {
    name: 'cut off in an item',
    make: () => Buffer.from(`<rss version="2.0"><channel><title>t</title>${ITEM}<item><title>Cut off in the mid`),
    entries: 2,
  },
  { name: 'cut off in a tag', make: () => Buffer.from(`<rss version="2.0"><channel><title>t</title>${ITEM}<item><ti`) },
  {
    name: 'cut off in a CDATA',
    make: () => Buffer.from(`<rss version="2.0"><channel><title>t</title>${ITEM}<item><title><![CDATA[Cut`),
  },
  {
    name: 'a web page',
    make: () => Buffer.from('<!doctype html><html><body><h1>Checking your browser</h1></body></html>'),
    contentType: 'application/rss+xml',
  },
  { name: 'a web page of megabytes', make: () => Buffer.from(`<html><body>${'<table><tr><td>'.repeat(400_000)}`) },
  { name: 'an archive', make: () => Buffer.from([0x50, 0x4b, 3, 4, ...new Uint8Array(500_000)]) },
  { name: 'nothing', make: () => new Uint8Array() },
  { name: 'one byte', make: () => Buffer.from('<') },
  {
    name: 'names of the prototype in XML',
    make: () =>
      rss(
        `<__proto__><polluted>1</polluted></__proto__><constructor><prototype><polluted>1</polluted></prototype></constructor><hasOwnProperty/><toString/><item><title>Good</title><guid>1</guid><__proto__>x</__proto__><constructor>y</constructor></item>`,
      ),
    entries: 1,
  },
  {
    name: 'names of the prototype in JSON',
    make: () =>
      Buffer.from(
        '{"version":"https://jsonfeed.org/version/1.1","title":"t","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"items":[{"id":"1","title":"Good","__proto__":{"polluted":1}}]}',
      ),
    contentType: 'application/feed+json',
    entries: 1,
  },
  {
    name: 'JSON of the wrong kinds',
    make: () =>
      Buffer.from(
        '{"version":"https://jsonfeed.org/version/1.1","title":{"a":[]},"items":[null,1,"x",[],{"id":{},"title":[],"url":5,"date_published":{},"content_html":false}]}',
      ),
  },
  {
    name: 'a million empty things in JSON',
    make: () => Buffer.from(`{"version":"https://jsonfeed.org/version/1.1","items":[${'{},'.repeat(1_000_000)}{}]}`),
  },
  {
    name: 'many small objects that eat memory',
    make: () =>
      Buffer.from(`{"version":"https://jsonfeed.org/version/1.1","items":[${'{"a":[]},'.repeat(1_100_000)}{}]}`),
  },
];
