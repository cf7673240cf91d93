import type { Suppression } from '../../../src/model/actor.ts';
import { html } from '../html.ts';
import { type Page, time } from './layout.ts';
import { commandButton } from './reply.ts';

/** Names that do not count, and a form to add one. */
export function suppressionsPage(suppressions: readonly Suppression[], nameOf: (actorId: string) => string): Page {
  return {
    title: 'Names that do not count',
    section: '/suppressions',
    kind: 'suppressions',
    changes: true,
    body: html`<h1>Names that do not count</h1>
<p class="lead">A name that is an ordinary word somewhere can be kept from standing for an actor, or for anybody. Names of the profiles themselves are on the pages of <a href="/actors">actors</a>.</p>
<form class="filters" method="post" action="/suppressions" aria-label="Suppress a name">
<label>Name<input name="alias" required placeholder="Silence"></label>
<label>For the actor<input name="actor" placeholder="any"></label>
<label class="broad">Why<input name="reason" placeholder="an ordinary word here"></label>
<button>Suppress</button></form>
${
  suppressions.length === 0
    ? html`<p class="empty">No name is suppressed.</p>`
    : html`<div class="wide" tabindex="0" role="region" aria-label="Suppressed names"><table><thead><tr><th scope="col">Name</th><th scope="col">Does not count for</th><th scope="col">Why</th><th scope="col">By</th><th scope="col">Since</th><th scope="col"><span class="unseen">Allow again</span></th></tr></thead>
<tbody>${suppressions.map(
        ({ id, alias, actorId, by, at, reason }) =>
          html`<tr><th scope="row">${alias}</th><td>${actorId === undefined ? 'anybody' : html`<a href="/actors/${actorId}">${nameOf(actorId)}</a>`}</td><td>${reason}</td><td>${by}</td><td>${time(at, 'day')}</td><td>${commandButton({ label: 'Allow again', command: `suppressions remove ${id}` }, undefined)}</td></tr>`,
      )}</tbody></table></div>`
}`,
  };
}
