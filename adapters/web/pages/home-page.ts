import type { Briefing } from '../../../src/model/briefing.ts';
import type { BriefingQuery } from '../find-briefings.ts';
import { groupBy } from '../group-by.ts';
import { type Html, html } from '../html.ts';
import type { FeedHealth } from '../reading.ts';
import { counted, dayWords } from '../words.ts';
import { briefingCard } from './briefing-card.ts';
import { type FilterDetails, filterForm, isFiltered } from './filter-form.ts';
import { type Page, time } from './layout.ts';

export interface HomeDetails extends FilterDetails {
  readonly briefings: readonly Briefing[];
  readonly feeds: readonly FeedHealth[];
}

/** All briefings that fit the filters, newest first, by day. */
export function homePage(details: HomeDetails): Page {
  const { briefings, query } = details;
  const newest = query.before === undefined && query.after === undefined && `/news?${askedOf(query)}`;
  return {
    title: 'Briefings',
    section: '/',
    kind: 'home',
    body: html`<h1 class="unseen">Briefings</h1>
${filterForm(details)}
${pulse(details)}
<div id="news" role="status"></div>
<div id="briefings" class="list"${newest && html` data-news="${newest}" data-since="${briefings[0]?.createdAt ?? ''}"`}>${briefings.length === 0 ? nothing(query) : byDay(briefings)}${older(details)}</div>`,
  };
}

/** That the news is being read: what an empty list alone cannot tell. */
function pulse({ feeds }: HomeDetails): Html {
  const failing = feeds.filter(({ state }) => (state?.failures ?? 0) > 0).length;
  const last = feeds.flatMap(({ state }) => state?.lastCheckedAt ?? []).sort((a, b) => b.getTime() - a.getTime())[0];
  return html`<p class="pulse quiet"><a href="/feeds">${counted(feeds.length, 'feed')}</a>${failing > 0 && html`, <strong class="health bad">${failing} failing</strong>`}${last && html` · last read ${time(last)}`}</p>`;
}

function byDay(briefings: readonly Briefing[]): readonly Html[] {
  const days = groupBy(briefings, ({ createdAt }) => createdAt.slice(0, 10));
  return [...days].map(
    ([day, ofDay]) =>
      html`<section aria-labelledby="day-${day}"><h2 id="day-${day}">${dayWords(new Date(day))}</h2>${ofDay.map(briefingCard)}</section>`,
  );
}

function nothing(query: BriefingQuery): Html {
  return isFiltered(query)
    ? html`<p class="empty">No briefing fits. <a href="/">Show all briefings</a>.</p>`
    : html`<p class="empty">No briefing yet. The first one shows here as soon as a feed tells of an actor; <a href="/feeds">feeds</a> shows what is being read.</p>`;
}

function older({ briefings, query }: HomeDetails): Html | false {
  const last = briefings.at(-1);
  if (!last || briefings.length < query.limit) return false;
  return html`<p class="older"><a href="/?${askedOf(query, { before: last.id })}">Older briefings</a></p>`;
}

/** The filters as a query string. */
function askedOf(query: BriefingQuery, more: Readonly<Record<string, string>> = {}): string {
  const { words, actor, country, role, technique, from, to } = query;
  const given = Object.entries({ q: words, actor, country, role, technique, from, to, ...more });
  return new URLSearchParams(given.filter(([, value]) => value !== '')).toString();
}
