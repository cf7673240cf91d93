import { html } from '../html.ts';
import type { FeedHealth } from '../reading.ts';
import { counted } from '../words.ts';
import { type Page, time } from './layout.ts';

/** How every feed does, those in trouble first. */
export function feedsPage(feeds: readonly FeedHealth[]): Page {
  const failing = feeds.filter(({ state }) => (state?.failures ?? 0) > 0);
  const sorted = [...failing, ...feeds.filter((feed) => !failing.includes(feed))];
  return {
    title: 'Feeds',
    section: '/feeds',
    kind: 'feeds',
    body: html`<h1>Feeds</h1>
<p class="quiet">${counted(feeds.length, 'feed')}, ${failing.length === 0 ? 'none failing' : `${failing.length} failing`}</p>
<div class="wide" tabindex="0" role="region" aria-label="Feed health"><table><thead><tr><th scope="col">Feed</th><th scope="col">Health</th><th scope="col">Last read</th><th scope="col">Newest entry</th><th scope="col">Next</th><th scope="col">Language</th><th scope="col">Reliability</th></tr></thead>
<tbody>${sorted.map(
      ({ feed, state }) =>
        html`<tr><th scope="row">${feed.name}<span class="quiet url">${feed.url}</span></th><td>${health(state)}</td><td>${state?.lastCheckedAt && time(state.lastCheckedAt)}</td><td>${state?.newestEntryAt && time(state.newestEntryAt)}</td><td>${state && time(state.nextCheckAt)}</td><td>${feed.language}</td><td>${feed.reliability}</td></tr>`,
    )}</tbody></table></div>`,
  };
}

function health(state: FeedHealth['state']) {
  if (!state) return html`<span class="health new">not read yet</span>`;
  if (state.failures === 0) return html`<span class="health good">good</span>`;
  return html`<span class="health bad">failed ${counted(state.failures, 'time')}</span> <span class="quiet">${state.lastError?.message}</span>`;
}
