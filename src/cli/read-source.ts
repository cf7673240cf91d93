import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Config } from '../config/config.ts';
import { appError } from '../errors.ts';
import { articleToStory } from '../feeds/article-to-story.ts';
import { decodeDocument } from '../feeds/decode-document.ts';
import { type Article, readArticle } from '../feeds/read-article.ts';
import type { Story } from '../model/story.ts';
import type { Terminal } from './terminal.ts';

const WEB = /^https?:\/\//i;

export interface SourceOptions {
  readonly title?: string;
  readonly url?: string;
  readonly published?: string;
}

/** The story behind a file, an address or `-`; what the options say wins over what the document says. */
export async function readSource(
  terminal: Terminal,
  source: string,
  options: SourceOptions,
  config: Config,
): Promise<Story> {
  const now = terminal.now();
  const { article, url } = WEB.test(source)
    ? await readWeb(source, config)
    : await readLocal(terminal, source, options.title);
  return articleToStory(
    {
      ...article,
      title: options.title ?? article.title,
      url: options.url ?? url,
      publishedAt: dateOf(options.published) ?? article.publishedAt ?? now,
    },
    now,
  );
}

interface ReadArticle {
  readonly article: Article;
  /** Empty for a local file. */
  readonly url: string;
}

async function readWeb(url: string, config: Config): Promise<ReadArticle> {
  const [{ openOutbound }, { readPage }] = await Promise.all([
    import('../services/open-outbound.ts'),
    import('../services/read-page.ts'),
  ]);
  const outbound = await openOutbound(config);
  try {
    return await readPage(url, { outbound, article: readBytes, limitBytes: config.limits.articleBytes });
  } finally {
    await outbound.close();
  }
}

async function readLocal(terminal: Terminal, source: string, title: string | undefined): Promise<ReadArticle> {
  const bytes = source === '-' ? await buffer(terminal.stdin) : await readBytesOf(resolve(terminal.folder, source));
  return { article: await readBytes(bytes, '', source === '-' ? 'standard input' : source, title), url: '' };
}

function readBytes(bytes: Uint8Array, contentType: string, name: string, title?: string): Promise<Article> {
  return readArticle(decodeDocument(bytes, contentType), name, title);
}

async function readBytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw appError('FILE_UNREADABLE', { path }, { cause });
  }
}

function dateOf(written: string | undefined): Date | undefined {
  if (written === undefined) return undefined;
  const date = new Date(written);
  if (Number.isNaN(date.getTime())) throw appError('USAGE', { what: `"${written}" is no date: write 2024-12-24.` });
  return date;
}
