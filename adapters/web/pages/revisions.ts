import { type Html, html } from '../html.ts';
import type { ChangedPart, RevisionChange } from '../revision-changes.ts';
import { counted } from '../words.ts';
import { time } from './layout.ts';

/** How a briefing grew, the newest revision first; each opens to what it changed. */
export function revisionSection(changes: readonly RevisionChange[], shown: number): Html | false {
  if (changes.length < 2) return false;
  return html`<section class="revisions" aria-labelledby="revisions-title">
<h2 id="revisions-title">How it grew</h2>
<ol>${changes.map((change) => html`<li>${revision(change, change.revision === shown)}</li>`)}</ol>
</section>`;
}

function revision({ id, revision, createdAt, parts }: RevisionChange, isShown: boolean): Html {
  const name = isShown
    ? html`<strong>Revision ${revision}</strong>`
    : html`<a href="/briefings/${id}">Revision ${revision}</a>`;
  const head = html`<p class="meta">${name} ${time(createdAt)}</p>`;
  if (parts.length === 0)
    return html`${head}<p class="quiet">${revision === 1 ? 'First told.' : 'No fact changed.'}</p>`;
  return html`${head}<details><summary>${tally(parts)}</summary><dl class="diff">${parts.map(changedPart)}</dl></details>`;
}

function tally(parts: readonly ChangedPart[]): string {
  const [added, removed] = (['added', 'removed'] as const).map((kind) =>
    parts.reduce((sum, part) => sum + part[kind].length, 0),
  );
  const told = [
    ...(added ? [`${counted(added, 'line')} added`] : []),
    ...(removed ? [`${counted(removed, 'line')} removed`] : []),
  ];
  return `${told.join(', ')}: ${parts.map(({ part }) => part.toLowerCase()).join(', ')}`;
}

function changedPart({ part, removed, added }: ChangedPart): Html {
  return html`<div><dt>${part}</dt><dd>${removed.map((line) => html`<del>${line}</del>`)}${added.map((line) => html`<ins>${line}</ins>`)}</dd></div>`;
}
