import type { Evidence } from '../../../src/model/evidence.ts';
import type { Story } from '../../../src/model/story.ts';
import type { Citations } from '../citations.ts';
import { groupBy } from '../group-by.ts';
import { type Content, type Html, html } from '../html.ts';

/** Draws one fact with its place on the page and links to the words it rests on. */
export type DrawFact = (id: string, words: Content, evidence: readonly Evidence[]) => Html;

/** One link a source, bearing its number and leading to its first words; hovering shows them all. */
export function factDrawer(citations: Citations, stories: readonly Story[]): DrawFact {
  const numbers = new Map(stories.map(({ id }, index) => [id, index + 1]));
  const publishers = new Map(stories.map(({ id, publisher }) => [id, publisher]));
  const cite = (number: number, quotes: readonly Evidence[]): Html => {
    const [first] = quotes;
    if (!first) return html``;
    const words = quotes.map(({ quote }) => `“${quote}”`).join('\n');
    return html`<a class="cite" href="#${citations.anchorOf(first)}" title="${words}"><span class="unseen">in ${publishers.get(first.story)}, source </span>${number}</a>`;
  };
  return (id, words, evidence) => {
    const kept = evidence.filter(({ story }) => numbers.has(story));
    const anchors = kept.map((each) => citations.anchorOf(each)).join(' ');
    const bySource = [...groupBy(kept, ({ story }) => story)];
    const cites = bySource.map(([story, quotes]) => cite(numbers.get(story) ?? 0, quotes));
    return html`<li id="${id}" class="fact" data-fact="${anchors}">${words} <span class="cites">${cites}</span></li>`;
  };
}
