import type { Entry, ParsedFeed } from '../model/feed.ts';
import { htmlToLine } from './html-to-text.ts';
import { parseDate } from './parse-date.ts';

const MARKUP = /[&<]/g;

type Json = Readonly<Record<string, unknown>>;

/** Reads a JSON Feed, any version; undefined when the text is no JSON Feed. */
export function parseJsonFeed(text: string): ParsedFeed | undefined {
  const feed = parseObject(text);
  const items = feed?.items;
  if (!feed || !Array.isArray(items)) return undefined;
  const link = string(feed.home_page_url);
  const language = string(feed.language);
  return {
    format: 'json',
    title: htmlToLine(string(feed.title) ?? ''),
    ...(link && { link }),
    ...(language && { language }),
    entries: items.filter(isObject).map(readItem),
  };
}

function readItem(item: Json): Entry {
  const guid = string(item.id);
  const link = string(item.url) ?? string(item.external_url);
  const publishedAt = parseDate(string(item.date_published) ?? string(item.date_modified) ?? '');
  const [author] = [item.authors, item.author].flat().filter(isObject);
  const name = string(author?.name);
  return {
    title: htmlToLine(string(item.title) ?? ''),
    content: string(item.content_html) ?? asHtml(string(item.content_text) ?? string(item.summary) ?? ''),
    categories: [item.tags ?? []].flat().flatMap((tag) => string(tag) ?? []),
    ...(guid && { guid }),
    ...(link && { link }),
    ...(publishedAt && { publishedAt }),
    ...(name && { author: name }),
  };
}

/** An entry's content is read as HTML, so text must not look like it. */
function asHtml(text: string): string {
  return text.replace(MARKUP, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
}

function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function string(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
