import type { Evidence } from '../../src/model/evidence.ts';
import type { Citations } from './citations.ts';
import { type Html, html } from './html.ts';

const PARAGRAPH = '\n\n';

/** A story's words with each piece of evidence marked and tied to its facts. Evidence may overlap and nest. */
export function highlight(text: string, evidence: readonly Evidence[], citations: Citations): Html {
  const marks = evidence.filter(({ start, end }) => start < end && end <= text.length);
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const pieces = edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? text.length;
    const covering = marks.filter(({ start, end }) => start <= from && to <= end);
    const starting = covering.filter(({ start }) => start === from);
    return html`${starting.map((each) => html`<span id="${citations.anchorOf(each)}" class="anchor"></span>`)}${piece(text.slice(from, to), covering, citations)}`;
  });
  return html`${pieces}`;
}

/** The shortest evidence that covers a piece decides where it leads: it is the most particular one. */
function piece(words: string, covering: readonly Evidence[], citations: Citations): Html {
  const nearest = [...covering].sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  const fact = nearest && citations.factsOn(nearest)[0];
  const shown = words.replaceAll('\n', PARAGRAPH);
  if (!fact) return html`${shown}`;
  const anchors = covering.map((each) => citations.anchorOf(each)).join(' ');
  return html`<a class="words" href="#${fact.id}" title="${fact.label}" data-words="${anchors}">${shown}</a>`;
}
