import type { Briefing, Source } from '../../../src/model/briefing.ts';
import type { Story } from '../../../src/model/story.ts';
import type { Citations } from '../citations.ts';
import { highlight } from '../highlight.ts';
import { type Html, html, safeAddress } from '../html.ts';
import { time } from './layout.ts';

/** Each source with its text, the evidence marked; sources whose text is not kept stand as links. */
export function sourceArticles(briefing: Briefing, stories: readonly Story[], citations: Citations): readonly Html[] {
  const kept = new Set(stories.map(({ url }) => url));
  return [
    ...stories.map((story, index) => article(story, index + 1, citations)),
    ...briefing.sources.filter(({ url }) => !kept.has(url)).map(linkOnly),
  ];
}

function article(story: Story, number: number, citations: Citations): Html {
  const marked = (field: 'title' | 'text') => highlight(story[field], citations.within(story.id, field), citations);
  return html`<article id="source-${number}" lang="${story.language === 'und' ? '' : story.language}">
<p class="meta"><span class="number">${number}</span> ${byline(story)}</p>
<h3>${marked('title')}</h3>
<div class="story">${marked('text')}</div>
${address(story.url)}
</article>`;
}

function linkOnly(source: Source): Html {
  return html`<article><p class="meta">${byline({ ...source, publishedAt: new Date(source.publishedAt) })}</p><h3>${source.title}</h3>${address(source.url)}</article>`;
}

function byline({
  publisher,
  reliability,
  publishedAt,
}: Pick<Story, 'publisher' | 'reliability' | 'publishedAt'>): Html {
  return html`<strong>${publisher}</strong> <span>reliability ${reliability}</span> ${time(publishedAt)}`;
}

function address(url: string): Html | false {
  const href = safeAddress(url);
  return (
    href !== undefined &&
    html`<p><a href="${href}" rel="noopener noreferrer nofollow">Read it at ${new URL(href).hostname}</a></p>`
  );
}
