import { appError } from '../errors.ts';
import { isHidden } from './is-hidden.ts';
import { parseDate } from './parse-date.ts';
import { tidyText } from './tidy-text.ts';

const PAGE = /<!doctype\s+html|<(?:html|head|body)[\s>]/i;
const MARKUP = /<(?:p|div|article|section|h[1-6]|ul|ol|li|table|br|span|blockquote)[\s>/]/i;
const PLAIN_TITLE = /^([^\n]{1,200})\n+(?=\S)/;
const FIRST_SENTENCE = /^[^\n]{1,160}?(?=[.!?。！？](?:\s|$)|\n|$)/;
const MAY_HIDE = '[hidden], [style], dialog, template, object, canvas, audio, video, textarea, datalist, iframe';
/** How far the first tag may stand from the start. */
const SNIFFED_CHARS = 10_000;
/** A page with more elements is read without looking for its main part. */
const MAX_ELEMENTS = 50_000;

export interface Article {
  readonly title: string;
  /** Plain, without the title. */
  readonly text: string;
  readonly publishedAt?: Date;
  readonly siteName?: string;
  /** As the page says, e.g. `en-GB`. */
  readonly language?: string;
}

/**
 * Reads an article out of a web page, a piece of HTML or plain text. What it takes to read HTML is loaded only for HTML.
 * `name` is the document's in an error; with a `title` that is known, plain text need not lend one. Throws `STORY_EMPTY`.
 */
export async function readArticle(text: string, name: string, title?: string): Promise<Article> {
  const start = text.slice(0, SNIFFED_CHARS);
  const article = PAGE.test(start) ? await readPage(text) : await readPiece(text, MARKUP.test(start), title);
  if (article.title === '' && article.text === '') throw appError('STORY_EMPTY', { name });
  return article;
}

async function readPiece(text: string, isHtml: boolean, title: string | undefined): Promise<Article> {
  const read = (plain: string) => (title === undefined ? fromText(plain) : { title, text: withoutTitle(plain, title) });
  if (!isHtml) return read(tidyText(text));
  const { htmlToText } = await import('./html-to-text.ts');
  return read(htmlToText(text));
}

/** The first line is the title, or else the first sentence lends it. */
function fromText(text: string): Article {
  const line = PLAIN_TITLE.exec(text);
  if (line?.[1]) return { title: line[1], text: text.slice(line[0].length) };
  return { title: FIRST_SENTENCE.exec(text)?.[0] ?? '', text };
}

async function readPage(html: string): Promise<Article> {
  const [{ parseHTML }, { Readability }, { htmlToLine, htmlToText }] = await Promise.all([
    import('linkedom'),
    import('@mozilla/readability'),
    import('./html-to-text.ts'),
  ]);
  const { document } = parseHTML(html);
  const language = document.documentElement?.getAttribute('lang') ?? undefined;
  dropHidden(document as unknown as Page);
  const found = attempt(() => new Readability(document as never, { maxElemsToParse: MAX_ELEMENTS }).parse());
  if (!found?.content) return { ...fromText(htmlToText(html)), ...(language && { language }) };
  const title = htmlToLine(found.title ?? '');
  const publishedAt = parseDate(found.publishedTime ?? '');
  return {
    title,
    text: withoutTitle(htmlToText(found.content), title),
    ...(publishedAt && { publishedAt }),
    ...(found.siteName && { siteName: htmlToLine(found.siteName) }),
    ...(language && { language }),
  };
}

/** The slice of a document that we walk. */
interface Page {
  querySelectorAll(selector: string): Iterable<{
    readonly localName: string;
    getAttribute(name: string): string | null;
    remove(): void;
  }>;
}

/** Readability strips the styles that tell what a reader sees. */
function dropHidden(page: Page): void {
  for (const element of page.querySelectorAll(MAY_HIDE)) {
    const of = (name: string) => element.getAttribute(name) ?? undefined;
    if (isHidden(element.localName, { hidden: of('hidden'), open: of('open'), style: of('style') })) element.remove();
  }
}

function withoutTitle(text: string, title: string): string {
  return title !== '' && text.startsWith(`${title}\n`) ? text.slice(title.length + 1) : text;
}

/** Readability gives up with an exception on pages that are too large or nested too deeply. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
