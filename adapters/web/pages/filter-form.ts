import { countryName } from '../../../briefings/render/words.ts';
import type { BriefingQuery } from '../find-briefings.ts';
import { type Content, type Html, html } from '../html.ts';
import { capital, ENGLISH } from '../words.ts';

const ROLES = ['attributed', 'suspected', 'mentioned', 'denied'];

export interface FilterDetails {
  readonly query: BriefingQuery;
  /** ISO codes of the countries that actors work from. */
  readonly countries: readonly string[];
  /** Offered while typing; any other name may be typed. */
  readonly actorNames: readonly string[];
}

/** What the list of briefings can be narrowed to; the rarer filters are folded away until used. */
export function filterForm({ query, countries, actorNames }: FilterDetails): Html {
  const { country, role, technique, from, to } = query;
  const narrowed = [country, role, technique, from, to].some((value) => value !== '');
  return html`<form class="filters" method="get" action="/" aria-label="Filters">
<label>Search<input type="search" name="q" value="${query.words}" placeholder="any words"></label>
<label>Actor<input name="actor" value="${query.actor}" list="actor-names" placeholder="any name"></label>
<datalist id="actor-names">${actorNames.map((name) => html`<option value="${name}"></option>`)}</datalist>
<details${narrowed && html` open`}><summary>More filters</summary><div>
<label>Country<select name="country">${options(
    countries.map((code) => [code, countryName(code, ENGLISH)]),
    country,
  )}</select></label>
<label>Role<select name="role">${options(
    ROLES.map((each) => [each, capital(each)]),
    role,
  )}</select></label>
<label>Technique<input name="technique" value="${technique}" placeholder="T1566" size="9"></label>
<label>From<input type="date" name="from" value="${from}"></label>
<label>To<input type="date" name="to" value="${to}"></label>
</div></details>
<button>Show</button>${isFiltered(query) && html`<a href="/">All briefings</a>`}
</form>`;
}

function options(values: readonly (readonly [string, string])[], chosen: string): Content {
  return [['', 'any'] as const, ...values].map(
    ([value, label]) => html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`,
  );
}

/** True when anything was asked for. */
export function isFiltered({ words, actor, country, role, technique, from, to }: BriefingQuery): boolean {
  return [words, actor, country, role, technique, from, to].some((value) => value !== '');
}
