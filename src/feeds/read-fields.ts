import type { Entry, ParsedFeed } from '../model/feed.ts';
import { htmlToLine } from './html-to-text.ts';
import { parseDate } from './parse-date.ts';

/** An element as xml2js gives it: its text alone, or text and attributes and children. */
export type XmlNode = string | { readonly _?: string; readonly $?: Readonly<Record<string, string>> };
/** The elements of one parent by lower-case name. */
export type Fields = Readonly<Record<string, readonly XmlNode[] | undefined>>;

const TITLES = ['title', 'dc:title', 'media:title'];
const BODIES = ['content:encoded', 'content', 'description', 'summary'];
const IDS = ['guid', 'id', 'dc:identifier'];
const PUBLISHED = ['pubdate', 'published', 'issued', 'dc:date', 'dcterms:issued', 'created', 'dcterms:created', 'date'];
const CHANGED = ['updated', 'modified', 'dcterms:modified', 'atom:updated', 'a10:updated'];
const AUTHORS = ['dc:creator', 'author', 'itunes:author'];
const CATEGORIES = ['category', 'dc:subject'];
const LINKS = ['feedburner:origlink', 'link', 'atom:link', 'a10:link'];

/** Every element that is read, of a channel and of an entry. */
export const FIELD_NAMES: readonly string[] = [
  ...[TITLES, BODIES, IDS, PUBLISHED, CHANGED, AUTHORS, CATEGORIES, LINKS].flat(),
  ...['language', 'dc:language', 'ttl', 'lastbuilddate'],
];

const MINUTE_MS = 60_000;
const WEB_ADDRESS = /^https?:\/\//i;

/** `base`: what relative links of the feed start from. */
export function readEntry(fields: Fields, base: string): Entry {
  const guid = firstText(fields, IDS) ?? aboutOf(fields);
  const link = resolve(linkOf(fields), resolve(baseOf(fields), base) ?? base);
  const publishedAt = firstDate(fields, [...PUBLISHED, ...CHANGED]);
  const author = firstText(fields, AUTHORS);
  return {
    title: htmlToLine(firstText(fields, TITLES) ?? ''),
    content: longest(BODIES.flatMap((name) => texts(fields, name))),
    categories: CATEGORIES.flatMap((name) => fields[name] ?? []).flatMap(
      (node) => attribute(node, 'term') ?? textOf(node) ?? [],
    ),
    ...(guid && { guid }),
    ...(link && { link }),
    ...(publishedAt && { publishedAt }),
    ...(author && { author: htmlToLine(author) }),
  };
}

export function readChannel(fields: Fields): Omit<ParsedFeed, 'format' | 'entries'> {
  const link = linkOf(fields);
  const language = firstText(fields, ['language', 'dc:language']) ?? ownAttribute(fields, 'xml:lang');
  const minutes = Number(firstText(fields, ['ttl']));
  const builtAt = firstDate(fields, ['lastbuilddate']);
  return {
    title: htmlToLine(firstText(fields, TITLES) ?? ''),
    ...(link && { link }),
    ...(language && { language }),
    ...(minutes > 0 && { ttlMs: minutes * MINUTE_MS }),
    ...(builtAt && { builtAt }),
  };
}

function textOf(node: XmlNode): string | undefined {
  const text = (typeof node === 'string' ? node : node._)?.trim();
  if (!text) return undefined;
  return attribute(node, 'mode') === 'base64' ? Buffer.from(text, 'base64').toString() : text;
}

function attribute(node: XmlNode, name: string): string | undefined {
  return typeof node === 'string' ? undefined : node.$?.[name]?.trim() || undefined;
}

function texts(fields: Fields, name: string): readonly string[] {
  return (fields[name] ?? []).flatMap((node) => textOf(node) ?? []);
}

function firstText(fields: Fields, names: readonly string[]): string | undefined {
  return names.flatMap((name) => texts(fields, name)).at(0);
}

function firstDate(fields: Fields, names: readonly string[]): Date | undefined {
  return names
    .flatMap((name) => texts(fields, name))
    .flatMap((text) => parseDate(text) ?? [])
    .at(0);
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}

/** Of Atom the `alternate` link, of RSS the text; failing both, an identity that is an address. */
function linkOf(fields: Fields): string | undefined {
  const nodes = LINKS.flatMap((name) => fields[name] ?? []);
  const written = nodes.flatMap((node) => textOf(node) ?? []);
  const alternate = nodes.filter((node) => (attribute(node, 'rel') ?? 'alternate') === 'alternate');
  const addressed = alternate.flatMap((node) => attribute(node, 'href') ?? []);
  return written.at(0) ?? addressed.at(0) ?? permalinkOf(fields);
}

function permalinkOf(fields: Fields): string | undefined {
  const nodes = IDS.flatMap((name) => fields[name] ?? []);
  const permanent = nodes.filter((node) => attribute(node, 'ispermalink')?.toLowerCase() !== 'false');
  return [...permanent.map(textOf), aboutOf(fields)].find((id) => id && WEB_ADDRESS.test(id));
}

/** The `xml:base` of a parent, empty without one. */
export function baseOf(fields: Fields): string {
  return ownAttribute(fields, 'xml:base') ?? '';
}

function resolve(link: string | undefined, base: string): string | undefined {
  return link && base && URL.canParse(link, base) ? new URL(link, base).href : link;
}

function aboutOf(fields: Fields): string | undefined {
  return ownAttribute(fields, 'rdf:about');
}

/** The attributes of the parent itself stand under `$`. */
function ownAttribute(fields: Fields, name: string): string | undefined {
  const own = fields.$ as unknown as Readonly<Record<string, string>> | undefined;
  return own?.[name]?.trim() || undefined;
}
