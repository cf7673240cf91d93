import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { AppError, appError } from '../errors.ts';
import { articleToStory } from '../feeds/article-to-story.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Story } from '../model/story.ts';
import { type Terminal, writeJson } from './terminal.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().nullish(),
  text: z.string(),
  url: z.string().nullish(),
  published: z.coerce.date().nullish(),
});
const idSchema = lineSchema.pick({ id: true });

/** One story a line in, one briefing a line out with the same `id`, order kept; a bad line becomes an error line and exit code 1. */
export async function briefLines(
  terminal: Terminal,
  source: string,
  write: (story: Story) => Briefing,
): Promise<number> {
  const input = source === '-' ? terminal.stdin : createReadStream(resolve(terminal.folder, source));
  let exitCode = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const answer = briefLine(line, write, terminal.now());
    if ('error' in answer) exitCode = 1;
    await writeJson(terminal, answer);
  }
  return exitCode;
}

function briefLine(line: string, write: (story: Story) => Briefing, now: Date): object {
  const value = parseJson(line);
  try {
    const { id, title, text, url, published } = lineSchema.parse(value);
    const story = articleToStory({ title: title ?? '', text, url: url ?? '', publishedAt: published ?? now }, now);
    return { ...write(story), id };
  } catch (error) {
    const { code, message } = error instanceof AppError ? error : appError('LINE_INVALID', {}, { cause: error });
    return { id: idSchema.safeParse(value).data?.id ?? null, error: { code, message } };
  }
}

/** Undefined for what is no JSON. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
