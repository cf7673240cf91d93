import Parser from 'rss-parser';
import { appError } from '../errors.ts';
import type { ParsedFeed } from '../model/feed.ts';
import { closeJson } from './close-json.ts';
import { parseJsonFeed } from './parse-json-feed.ts';
import { baseOf, FIELD, FIELD_NAMES, type Fields, readChannel, readEntry } from './read-fields.ts';
import { shieldBodies } from './shield-bodies.ts';
import { type DocumentKind, type FeedRoot, sniffDocument } from './sniff-document.ts';
import { splitEntries } from './split-entries.ts';

/** sax takes the sign that ends a stray `&name` as text: a tag right behind one would be lost. */
const AMPERSAND_BEFORE_TAG = /&(#?\w*)(?=<)/g;
const FORMAT = { rss: 'rss', rdf: 'rdf', feed: 'atom' } as const;
const OPENING = /<(?:[\w.-]+:)?(?:item|entry)[\s>]/gi;
/** Names that rss-parser looks for. All others get a prefix, so that it only finds the structure and we read the fields. */
const STRUCTURE: Readonly<Record<string, string>> = {
  rss: 'rss',
  channel: 'channel',
  feed: 'feed',
  'rdf:rdf': 'rdf:RDF',
};

type XmlKind = Extract<DocumentKind, { kind: 'xml' }>;
type RawFeed = Fields & { readonly items: readonly Fields[] };

/**
 * Reads RSS 0.9 to 2, RDF, Atom and JSON Feed, well-formed or not; of one that is cut off, the whole entries. `name` is the
 * feed's in an error. Throws `FEED_EMPTY`, `FEED_IS_HTML` or `FEED_UNREADABLE`: of one that is cut off, without any entry too.
 */
export async function parseFeed(text: string, name: string, { isCut = false } = {}): Promise<ParsedFeed> {
  const document = sniffDocument(text);
  if (document.kind === 'empty') throw appError('FEED_EMPTY', { name });
  if (document.kind === 'html') throw appError('FEED_IS_HTML', { name });
  const parsed =
    document.kind === 'json'
      ? parseJsonFeed(isCut ? closeJson(text) : text)
      : document.kind === 'xml'
        ? await parseXml(text.slice(document.start), document, isCut)
        : undefined;
  if (!parsed || (isCut && parsed.entries.length === 0)) throw appError('FEED_UNREADABLE', { name });
  return parsed;
}

async function parseXml(xml: string, document: XmlKind, isCut: boolean): Promise<ParsedFeed | undefined> {
  if (isCut) return tryRead(mend(xml, document.root, isCut), document, { strict: false });
  const whole = await tryRead(shieldBodies(xml), document, { strict: true });
  const opened = xml.match(OPENING)?.length ?? 0;
  if (whole && whole.entries.length >= opened) return whole;
  const mended = await tryRead(mend(xml, document.root, isCut), document, { strict: false });
  if (!whole || !mended) return whole ?? mended;
  return mended.entries.length > whole.entries.length ? mended : whole;
}

/** The same feed put together again, entry by entry: what is broken in one cannot reach the next. */
function mend(xml: string, root: FeedRoot, isCut: boolean): string {
  const { head, entries } = splitEntries(xml.replace(AMPERSAND_BEFORE_TAG, '&amp;$1'), isCut);
  const [open, close] = root === 'feed' ? ['<feed>', '</feed>'] : ['<rss><channel>', '</channel></rss>'];
  const body = entries.map((entry) => `<item>${shieldBodies(entry)}</item>`);
  return [open, shieldBodies(head), ...body, close].join('\n');
}

async function tryRead(
  xml: string,
  document: XmlKind,
  { strict }: { readonly strict: boolean },
): Promise<ParsedFeed | undefined> {
  const parser = new Parser({
    defaultRSS: 2,
    xml2js: { strict, tagNameProcessors: [tagNamer(document)], attrNameProcessors: [lowerCase] },
    customFields: { feed: FIELD_PICKS, item: FIELD_PICKS },
  });
  try {
    const feed = (await parser.parseString(xml)) as unknown as RawFeed;
    const entries = feed.items.map((item) => readEntry(item, baseOf(feed)));
    return { format: FORMAT[document.root], ...readChannel(feed), entries };
  } catch {
    return undefined;
  }
}

const FIELD_PICKS = ['$', ...FIELD_NAMES].map((name) => [name, name, { keepArray: true }] as unknown as string);

function tagNamer({ root, prefixes }: XmlKind): (name: string) => string {
  const entry = root === 'feed' ? 'entry' : 'item';
  const structure: Readonly<Record<string, string>> = { ...STRUCTURE, item: entry, entry };
  const known = new Map<string, string>();
  return (written) => {
    const found = known.get(written);
    if (found) return found;
    const lower = lowerCase(written);
    const prefix = prefixes.find((own) => lower.startsWith(own)) ?? '';
    const bare = lower.slice(prefix.length);
    const name = structure[bare] ?? FIELD + bare;
    known.set(written, name);
    return name;
  };
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}
