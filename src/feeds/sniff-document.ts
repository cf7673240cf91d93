const COMMENT = /<!--[\s\S]{0,4000}?-->/g;
const FEED_ROOT = /<(?:([\w.-]+):)?(rss|rdf|feed|channel|entry|item)(?=[\s>/])[^<>]*>/i;
const PAGE = /<(?:html|head|body|title|meta|link|script)[\s>]/i;
const HTML_DOCTYPE = /<!doctype\s+html/i;
const PREFIX = /xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/gi;
/** Namespaces whose elements are the feed itself; elsewhere (`atom:link` in RSS) a prefix keeps them apart. */
const OWN_NAMESPACE: Readonly<Record<FeedRoot, RegExp>> = {
  feed: /w3\.org\/2005\/atom|purl\.org\/atom\/ns/i,
  rdf: /purl\.org\/(?:rss\/[\d.]+\/?|net\/rss[\d.]+#?)\s*$|netscape\.com\/rdf/i,
  rss: /purl\.org\/rss\/[\d.]+\/?\s*$|userland\.com\/rss|blogs\.law\.harvard\.edu/i,
};
const ROOT_OF: Readonly<Record<string, FeedRoot>> = {
  rss: 'rss',
  channel: 'rss',
  item: 'rss',
  rdf: 'rdf',
  feed: 'feed',
  entry: 'feed',
};
/** A feed's root may follow warnings of a broken server, not a whole page. */
const SNIFFED_CHARS = 65_536;

export type FeedRoot = 'rss' | 'rdf' | 'feed';

export type DocumentKind =
  | { readonly kind: 'empty' | 'json' | 'html' | 'unknown' }
  | {
      readonly kind: 'xml';
      readonly root: FeedRoot;
      /** Where the root element starts. */
      readonly start: number;
      /** Lower-case prefixes, with their colon, of the feed's own elements. */
      readonly prefixes: readonly string[];
    };

/** What a document is, judged by its content alone. */
export function sniffDocument(text: string): DocumentKind {
  const start = text.slice(0, SNIFFED_CHARS).replace(COMMENT, (comment) => ' '.repeat(comment.length));
  const begin = start.trimStart();
  if (begin === '') return { kind: 'empty' };
  if (begin.startsWith('{')) return { kind: 'json' };
  const found = FEED_ROOT.exec(start);
  const page = PAGE.exec(start);
  if (page && (!found || page.index < found.index)) return { kind: 'html' };
  if (!found) return { kind: HTML_DOCTYPE.test(start) ? 'html' : 'unknown' };
  const [tag, prefix, name = ''] = found;
  const root = ROOT_OF[name.toLowerCase()] ?? 'rss';
  return { kind: 'xml', root, start: found.index, prefixes: ownPrefixes(tag, prefix, root) };
}

function ownPrefixes(tag: string, prefix: string | undefined, root: FeedRoot): readonly string[] {
  const bound = [...tag.matchAll(PREFIX)].flatMap(([, name = '', namespace = '']) =>
    OWN_NAMESPACE[root].test(namespace) ? [name] : [],
  );
  const own = prefix && root !== 'rdf' ? [prefix, ...bound] : bound;
  return own.map((name) => `${name.toLowerCase()}:`);
}
