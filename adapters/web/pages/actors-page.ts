import { countryName } from '../../../briefings/render/words.ts';
import type { Actor } from '../../../src/model/actor.ts';
import { html } from '../html.ts';
import { counted, ENGLISH } from '../words.ts';
import type { Page } from './layout.ts';

const SHOWN = 300;

/** The library: every profile, or those that match the words. */
export function actorsPage(actors: readonly Actor[], words: string): Page {
  const shown = actors.slice(0, SHOWN);
  const more = actors.length - shown.length;
  return {
    title: 'Actors',
    section: '/actors',
    kind: 'actors',
    body: html`<h1>Actors</h1>
<form class="filters" method="get" action="/actors" aria-label="Find an actor"><label>Name, alias or country<input type="search" name="q" value="${words}"></label><button>Find</button></form>
<p class="quiet">${counted(actors.length, 'profile')}${more > 0 && `, the first ${SHOWN} shown: type a name for the others`}</p>
<div class="wide" tabindex="0" role="region" aria-label="Profiles"><table><thead><tr><th scope="col">Actor</th><th scope="col">From</th><th scope="col">Kind</th><th scope="col">Also known as</th><th scope="col">ATT&amp;CK</th></tr></thead>
<tbody>${shown.map(
      ({ id, name, country, kind, aliases, attackId }) =>
        html`<tr><th scope="row"><a href="/actors/${id}">${name}</a></th><td>${country !== undefined && countryName(country, ENGLISH)}</td><td>${kind}</td><td class="aliases">${aliases
          .map((alias) => alias.name)
          .filter((alias) => alias !== name)
          .join(', ')}</td><td>${attackId}</td></tr>`,
    )}</tbody></table></div>`,
  };
}
