import { AppError } from '../errors.ts';
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
    if (error instanceof AppError) return { fault: error.code };
    throw error;
  }
}

async function perform(task: DocumentTask, text: string): Promise<unknown> {
  switch (task.kind) {
    case 'feed':
      return parseFeed(text, task.name);
    case 'article': {
      const article = await readArticle(text, task.name);
      return { ...article, text: cutText(article.text) };
    }
    case 'stories': {
      const parsed = await parseFeed(text, task.name);
      const dated = isSampleFeed(task.feed.url) ? shiftDates(parsed, task.now) : parsed;
      const { entries: _, ...channel } = parsed;
      return { channel, stories: toStories(task.feed, dated, task.now) };
    }
  }
}
