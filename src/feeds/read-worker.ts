import { AppError } from '../errors.ts';
import type { ParsedFeed } from '../model/feed.ts';
import { shownUrl } from '../outbound/shown-url.ts';
import { cutText } from './cut-text.ts';
import { decodeDocument } from './decode-document.ts';
import { parseFeed } from './parse-feed.ts';
import { readArticle } from './read-article.ts';
import type { DocumentTask, ReadAnswer, ReadTask } from './reader.ts';
import { isSampleFeed } from './sample-feed.ts';
import { shiftDates } from './shift-dates.ts';
import { toStories } from './to-stories.ts';

/** Runs in a worker thread. What is wrong with the document comes back as a value: errors lose their class on the way. */
export async function read(task: ReadTask): Promise<ReadAnswer> {
  if (task.kind === 'nothing') return { value: undefined };
  try {
    return { value: await perform(task, decodeDocument(task.bytes, task.contentType)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (task.cutAt !== undefined)
      return { fault: 'OUTBOUND_TOO_LARGE', context: { target: shownUrl(task.name), limitBytes: task.cutAt } };
    return { fault: error.code, context: { name: task.name } };
  }
}

async function perform(task: DocumentTask, text: string): Promise<unknown> {
  switch (task.kind) {
    case 'feed':
      return parse(text, task);
    case 'article': {
      const article = await readArticle(text, task.name);
      return { ...article, text: cutText(article.text) };
    }
    case 'stories': {
      const parsed = await parse(text, task);
      const dated = isSampleFeed(task.feed.url) ? shiftDates(parsed, task.now) : parsed;
      const { entries: _, ...channel } = parsed;
      return { channel, stories: toStories(task.feed, dated, task.now) };
    }
  }
}

function parse(text: string, { name, cutAt }: DocumentTask): Promise<ParsedFeed> {
  return parseFeed(text, name, { isCut: cutAt !== undefined });
}
