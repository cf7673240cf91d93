import type { FeedCheck } from '../../../src/model/feed.ts';
import { type Html, html } from '../html.ts';
import type { FeedHealth } from '../reading.ts';
import { counted } from '../words.ts';
import { type Page, time } from './layout.ts';

const CHECKS = 10;
const TROUBLE = ['failing', 'silent', 'unread', 'well'] as const;
type Condition = (typeof TROUBLE)[number];

/** How every feed does, those in trouble first. */
export function feedsPage(feeds: readonly FeedHealth[]): Page {
  const sorted = TROUBLE.flatMap((condition) => feeds.filter((feed) => conditionOf(feed) === condition));
  const count = (condition: Condition) => feeds.filter((feed) => conditionOf(feed) === condition).length;
  return {
    title: 'Feeds',
    section: '/feeds',
    kind: 'feeds',
    changes: true,
    body: html`<h1>Feeds</h1>
<dl class="figures"><div><dt>read well</dt><dd>${count('well')}</dd></div><div><dt>failing</dt><dd>${count('failing')}</dd></div><div><dt>silent</dt><dd>${count('silent')}</dd></div><div><dt>not read yet</dt><dd>${count('unread')}</dd></div></dl>
<p class="quiet">Add one with <code>feeds add ADDRESS</code> in the box above; <code>feeds</code> lists what else can be said.</p>
<div class="wide" tabindex="0" role="region" aria-label="Feed health"><table class="health-table"><thead><tr><th scope="col">Feed</th><th scope="col">Last ten checks</th><th scope="col">Health</th><th scope="col">Newest entry</th><th scope="col">Last read</th><th scope="col">Next</th></tr></thead>
<tbody>${sorted.map(row)}</tbody></table></div>
<p class="legend quiet"><span class="key changed"></span> brought something <span class="key unchanged"></span> nothing new <span class="key failed"></span> failed; the newest check is at the right</p>`,
  };
}

function row(health: FeedHealth): Html {
  const { feed, state } = health;
  return html`<tr><th scope="row">${feed.name} <span class="ids">${feed.language} · ${feed.reliability}</span><span class="quiet url">${feed.url}</span></th><td>${checks(state?.checks ?? [])}</td><td>${condition(health)}</td><td>${state?.newestEntryAt && time(state.newestEntryAt, 'day')}</td><td>${state?.lastCheckedAt && time(state.lastCheckedAt)}</td><td>${state && time(state.nextCheckAt)}</td></tr>`;
}

/** A bar a check, oldest first; the newest is at the right however few there are. */
function checks(newestFirst: readonly FeedCheck[]): Html {
  const shown = newestFirst.slice(0, CHECKS).toReversed();
  const failed = shown.filter(({ outcome }) => outcome === 'failed').length;
  const told = shown.length === 0 ? 'no check yet' : `${counted(shown.length, 'check')}, ${failed} failed`;
  return html`<svg class="checks" viewBox="0 0 ${CHECKS * 8} 18" role="img" aria-label="${told}">${Array.from({ length: CHECKS - shown.length }, (_, index) => html`<rect class="none" x="${index * 8}" y="14" width="6" height="2" rx="1"/>`)}${shown.map(
    ({ at, outcome, code }, index) =>
      html`<rect class="${outcome}" x="${(CHECKS - shown.length + index) * 8}" y="${outcome === 'unchanged' ? 8 : 2}" width="6" height="${outcome === 'unchanged' ? 8 : 14}" rx="1"><title>${at.slice(0, 16).replace('T', ' ')} UTC: ${code ?? outcome}</title></rect>`,
  )}</svg>`;
}

function condition(health: FeedHealth): Html {
  const { state, silentFor } = health;
  switch (conditionOf(health)) {
    case 'unread':
      return html`<span class="health new">not read yet</span>`;
    case 'failing':
      return html`<span class="health bad">failed ${counted(state?.failures ?? 0, 'time')}</span> <span class="quiet">${state?.lastError?.message}</span>`;
    case 'silent':
      return html`<span class="health odd">silent</span> <span class="quiet">for ${silentFor}</span>`;
    case 'well':
      return html`<span class="health good">good</span>${state?.movedTo !== undefined && html` <span class="quiet">has moved to ${new URL(state.movedTo).host}</span>`}${state?.cutAt !== undefined && html` <span class="quiet">cut after ${state.cutAt} bytes</span>`}`;
  }
}

function conditionOf({ state, silentFor }: FeedHealth): Condition {
  if (!state?.lastCheckedAt) return 'unread';
  if (state.failures > 0) return 'failing';
  return silentFor === undefined ? 'well' : 'silent';
}
