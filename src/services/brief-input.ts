import type { Config } from '../config/config.ts';
import { appError } from '../errors.ts';
import { articleToStory } from '../feeds/article-to-story.ts';
import type { Reader } from '../feeds/reader.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Story } from '../model/story.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { withPauses } from '../steps.ts';
import { briefStory } from './brief-story.ts';
import { rateByPublisher } from './rate-by-publisher.ts';
import { readPage } from './read-page.ts';

const ADDRESS = /^https?:\/\/\S+$/i;
const PASTED = 'what was pasted';

export interface InputParts {
  readonly knowledge: () => Knowledge;
  readonly outbound: Outbound;
  readonly reader: Pick<Reader, 'article'>;
  readonly config: Config;
  readonly now: () => Date;
}

/** The briefing of what somebody pasted, an address or the text itself, with the story that was read. Nothing is stored. */
export async function briefInput(
  typed: string,
  { knowledge, outbound, reader, config, now }: InputParts,
): Promise<{ readonly briefing: Briefing; readonly story: Story }> {
  const input = typed.trim();
  if (input === '') throw appError('STORY_EMPTY', { name: PASTED });
  const { article, url } = ADDRESS.test(input)
    ? await readPage(input, { outbound, article: reader.article, limitBytes: config.limits.articleBytes })
    : { article: await reader.article(Buffer.from(input), 'text/plain; charset=utf-8', PASTED), url: '' };
  const told = articleToStory({ ...article, url, publishedAt: article.publishedAt ?? now() }, now());
  const story = url === '' ? told : rateByPublisher(config)(told);
  return { briefing: await withPauses(briefStory(knowledge(), config, story, now())), story };
}
