import type { Evidence } from '../../../src/model/evidence.ts';
import type { Story } from '../../../src/model/story.ts';
import type { Citations } from '../citations.ts';
import { type Content, type Html, html } from '../html.ts';

/** Draws one fact with its place on the page and links to the words it rests on. */
export type DrawFact = (id: string, words: Content, evidence: readonly Evidence[]) => Html;

/** Each link bears the number of its source. */
export function factDrawer(citations: Citations, stories: readonly Story[]): DrawFact {
  const numbers = new Map(stories.map(({ id }, index) => [id, index + 1]));
  const publishers = new Map(stories.map(({ id, publisher }) => [id, publisher]));
  const cite = (evidence: Evidence): Html =>
    html`<a class="cite" href="#${citations.anchorOf(evidence)}" title="“${evidence.quote}”"><span class="unseen">in ${publishers.get(evidence.story)}, source </span>${numbers.get(evidence.story)}</a>`;
  return (id, words, evidence) => {
    const kept = evidence.filter(({ story }) => numbers.has(story));
    const anchors = kept.map((each) => citations.anchorOf(each)).join(' ');
    return html`<li id="${id}" class="fact" data-fact="${anchors}">${words} <span class="cites">${kept.map(cite)}</span></li>`;
  };
}
