import { type Html, html } from '../html.ts';
import type { Change } from '../reading.ts';
import { type Page, time } from './layout.ts';

const LONGEST = 4_000;

/** Who changed what, the newest first, with what it was before and after. */
export function auditPage(changes: readonly Change[]): Page {
  return {
    title: 'Audit',
    section: '/audit',
    kind: 'audit',
    body: html`<h1>Audit</h1>
${
  changes.length === 0
    ? html`<p class="empty">Nobody has changed anything yet.</p>`
    : html`<p class="quiet">The latest ${changes.length} changes by people, newest first.</p>
<div class="wide" tabindex="0" role="region" aria-label="Changes"><table><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">Where</th><th scope="col">What</th></tr></thead>
<tbody>${changes.map(
        ({ at, who, where, what, before, after }) =>
          html`<tr><td>${time(at)}</td><th scope="row">${who}</th><td>${where}</td><td>${what}${details(before, after)}</td></tr>`,
      )}</tbody></table></div>`
}`,
  };
}

function details(before: unknown, after: unknown): Html | false {
  if (before === undefined && after === undefined) return false;
  const side = (title: string, value: unknown) =>
    value !== undefined && html`<div><h3>${title}</h3><pre tabindex="0">${shown(value)}</pre></div>`;
  return html`<details><summary>before and after</summary><div class="sides">${side('Before', before)}${side('After', after)}</div></details>`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
