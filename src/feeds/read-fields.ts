import type { Entry, ParsedFeed } from '../model/feed.ts';
import { htmlToLine } from './html-to-text.ts';
import { parseDate } from './parse-date.ts';

/** An element as xml2js gives it: its text alone, or text and attributes and children. */
type XmlNode =
  | string
  | { readonly _?: string; readonly $?: Readonly<Record<string, string>>; readonly [NAME]?: readonly XmlNode[] };
/** The elements of one parent by their lower-case name, prefixed with `FIELD`. */
export type Fields = Readonly<Record<string, readonly XmlNode[] | undefined>>;

/** Keeps our elements apart from those that rss-parser reads itself. */
export const FIELD = 'field:';
const TITLES = fieldsNamed('title', 'dc:title', 'media:title');
const BODIES = fieldsNamed('content:encoded', 'content', 'description', 'summary');
const IDS = fieldsNamed('guid', 'id', 'dc:identifier');
const PUBLISHED = fieldsNamed('pubdate', 'published', 'issued', 'dc:date', 'dcterms:issued', 'created', 'date');
const CHANGED = fieldsNamed('updated', 'modified', 'dcterms:modified', 'atom:updated', 'a10:updated');
/** The date of publication, failing that of the last change. */
const DATES = [...PUBLISHED, ...CHANGED];
const BUILT = fieldsNamed('lastbuilddate');
const AUTHORS = fieldsNamed('dc:creator', 'author', 'itunes:author');
const CATEGORIES = fieldsNamed('category', 'dc:subject');
const LINKS = fieldsNamed('feedburner:origlink', 'link', 'atom:link', 'a10:link');
const LANGUAGES = fieldsNamed('language', 'dc:language');
const TTL = fieldsNamed('ttl');
/** Inside an Atom `<author>`. */
const NAME = 'field:name';

/** Every element that is read, of a channel and of an entry. */
export const FIELD_NAMES: readonly string[] = [
  TITLES,
  BODIES,
  IDS,
  DATES,
  BUILT,
  AUTHORS,
  CATEGORIES,
  LINKS,
  LANGUAGES,
  TTL,
].flat();

const MINUTE_MS = 60_000;
const WEB_ADDRESS = /^https?:\/\//i;

/** `base`: what relative links of the feed start from. */
export function readEntry(fields: Fields, base = ''): Entry {
  const guid = firstText(fields, IDS) ?? aboutOf(fields);
  const link = resolve(linkOf(fields), resolve(baseOf(fields), base) ?? base);
  const publishedAt = firstDate(fields, DATES);
  const author = firstText(fields, AUTHORS) ?? namedAuthor(fields);
  return {
    title: htmlToLine(firstText(fields, TITLES) ?? ''),
    content: longestText(fields, BODIES),
    categories: [...nodesOf(fields, CATEGORIES)].flatMap((node) => attribute(node, 'term') ?? textOf(node) ?? []),
    ...(guid && { guid }),
    ...(link && { link }),
    ...(publishedAt && { publishedAt }),
    ...(author && { author: htmlToLine(author) }),
  };
}

export function readChannel(fields: Fields): Omit<ParsedFeed, 'format' | 'entries'> {
  const link = linkOf(fields);
  const language = firstText(fields, LANGUAGES) ?? ownAttribute(fields, 'xml:lang');
  const minutes = Number(firstText(fields, TTL));
  const builtAt = firstDate(fields, BUILT);
  return {
    title: htmlToLine(firstText(fields, TITLES) ?? ''),
    ...(link && { link }),
    ...(language && { language }),
    ...(minutes > 0 && { ttlMs: minutes * MINUTE_MS }),
    ...(builtAt && { builtAt }),
  };
}

function namedAuthor(fields: Fields): string | undefined {
  for (const node of nodesOf(fields, AUTHORS)) {
    const name = typeof node === 'string' ? undefined : node[NAME]?.[0];
    if (name) return textOf(name);
  }
  return undefined;
}

function textOf(node: XmlNode): string | undefined {
  const text = (typeof node === 'string' ? node : node._)?.trim();
  if (!text) return undefined;
  return attribute(node, 'mode') === 'base64' ? Buffer.from(text, 'base64').toString() : text;
}

function attribute(node: XmlNode, name: string): string | undefined {
  return typeof node === 'string' ? undefined : node.$?.[name]?.trim() || undefined;
}

function* nodesOf(fields: Fields, names: readonly string[]): Generator<XmlNode> {
  for (const name of names) yield* fields[name] ?? [];
}

function firstText(fields: Fields, names: readonly string[]): string | undefined {
  for (const node of nodesOf(fields, names)) {
    const text = textOf(node);
    if (text) return text;
  }
  return undefined;
}

function firstDate(fields: Fields, names: readonly string[]): Date | undefined {
  for (const node of nodesOf(fields, names)) {
    const date = parseDate(textOf(node) ?? '');
    if (date) return date;
  }
  return undefined;
}

function longestText(fields: Fields, names: readonly string[]): string {
  let longest = '';
  for (const node of nodesOf(fields, names)) {
    const text = textOf(node) ?? '';
    if (text.length > longest.length) longest = text;
  }
  return longest;
}

/** Of Atom the `alternate` link, of RSS the text; failing both, an identity that is an address. */
function linkOf(fields: Fields): string | undefined {
  let alternate: string | undefined;
  for (const node of nodesOf(fields, LINKS)) {
    const text = textOf(node);
    if (text) return text;
    if ((attribute(node, 'rel') ?? 'alternate') === 'alternate') alternate ??= attribute(node, 'href');
  }
  return alternate ?? permalinkOf(fields);
}

function permalinkOf(fields: Fields): string | undefined {
  for (const node of nodesOf(fields, IDS)) {
    const id = textOf(node);
    if (id && WEB_ADDRESS.test(id) && attribute(node, 'ispermalink')?.toLowerCase() !== 'false') return id;
  }
  const about = aboutOf(fields);
  return about && WEB_ADDRESS.test(about) ? about : undefined;
}

/** The `xml:base` of a parent. */
export function baseOf(fields: Fields): string | undefined {
  return ownAttribute(fields, 'xml:base');
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

function fieldsNamed(...names: readonly string[]): readonly string[] {
  return names.map((name) => FIELD + name);
}
