import { countryName } from '../../../briefings/render/words.ts';
import type { Briefing } from '../../../src/model/briefing.ts';
import type { BriefingQuery } from '../find-briefings.ts';
import { groupBy } from '../group-by.ts';
import { type Content, type Html, html } from '../html.ts';
import type { FeedHealth } from '../reading.ts';
import { capital, counted, dayWords, ENGLISH } from '../words.ts';
import { briefingCard } from './briefing-card.ts';
import { type Page, time } from './layout.ts';

const ROLES = ['attributed', 'suspected', 'mentioned', 'denied'];

export interface HomeDetails {
  readonly briefings: readonly Briefing[];
  readonly query: BriefingQuery;
  /** ISO codes of the countries that actors work from. */
  readonly countries: readonly string[];
  readonly actorNames: readonly string[];
  readonly feeds: readonly FeedHealth[];
}

/** All briefings that fit the filters, newest first, by day. */
export function homePage(details: HomeDetails): Page {
  const { briefings, query } = details;
  return {
    title: 'Briefings',
    section: '/',
    kind: 'home',
    body: html`<h1 class="unseen">Briefings</h1>
${filters(details)}
${pulse(details)}
<div id="briefings" class="list" data-live>${briefings.length === 0 ? nothing(query) : byDay(briefings)}${older(details)}</div>`,
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

function filters({ query, countries, actorNames }: HomeDetails): Html {
  const used = isFiltered(query);
  return html`<form class="filters" method="get" action="/" aria-label="Filters">
<label>Search<input type="search" name="q" value="${query.words}" placeholder="words in the sources"></label>
<label>Actor<input name="actor" value="${query.actor}" list="actor-names" placeholder="any name"></label>
<datalist id="actor-names">${actorNames.map((name) => html`<option value="${name}"></option>`)}</datalist>
<label>Country<select name="country">${options(
    countries.map((code) => [code, countryName(code, ENGLISH)]),
    query.country,
  )}</select></label>
<label>Role<select name="role">${options(
    ROLES.map((role) => [role, capital(role)]),
    query.role,
  )}</select></label>
<label>Technique<input name="technique" value="${query.technique}" placeholder="T1566" size="9"></label>
<label>From<input type="date" name="from" value="${query.from}"></label>
<label>To<input type="date" name="to" value="${query.to}"></label>
<button>Show</button>${used && html`<a href="/">All briefings</a>`}
</form>`;
}

function options(values: readonly (readonly [string, string])[], chosen: string): Content {
  return [['', 'any'] as const, ...values].map(
    ([value, label]) => html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`,
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
  const { words, actor, country, role, technique, from, to } = query;
  const given = Object.entries({ q: words, actor, country, role, technique, from, to }).filter(
    ([, value]) => value !== '',
  );
  const address = new URLSearchParams([...given, ['before', last.createdAt]]);
  return html`<p class="older"><a href="/?${address.toString()}">Older briefings</a></p>`;
}

function isFiltered({ words, actor, country, role, technique, from, to }: BriefingQuery): boolean {
  return [words, actor, country, role, technique, from, to].some((value) => value !== '');
}
