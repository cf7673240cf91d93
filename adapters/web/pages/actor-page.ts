import type { Actor } from '../../../src/model/actor.ts';
import type { Briefing } from '../../../src/model/briefing.ts';
import type { Technique } from '../../../src/model/technique.ts';
import { activityChart } from '../activity-chart.ts';
import { type Html, html, safeAddress } from '../html.ts';
import { ENGLISH, TACTICS } from '../words.ts';
import { actorProfile } from './actor-profile.ts';
import { briefingCard } from './briefing-card.ts';
import type { Page } from './layout.ts';
import { commandButton } from './reply.ts';

export interface ActorDetails {
  readonly actor: Actor;
  /** Nearest first. */
  readonly ancestors: readonly Actor[];
  readonly descendants: readonly Actor[];
  readonly techniques: readonly Technique[];
  /** Of the actor and its descendants, newest first. */
  readonly briefings: readonly Briefing[];
  readonly now: Date;
}

/** An actor: profile, names, family, usual techniques, and what was told of it. */
export function actorPage(details: ActorDetails): Page {
  const { actor, briefings, now } = details;
  return {
    title: actor.name,
    section: '/actors',
    kind: 'actor-page',
    body: html`<header class="masthead"><h1>${actor.name}</h1>
<div class="tools">${commandButton({ label: `Follow ${actor.name}`, command: `subscribe ${actor.id}`, style: 'primary' }, undefined)}</div></header>
<div class="columns">
<div class="facts">
<section aria-labelledby="profile-title"><h2 id="profile-title">Profile</h2>${actorProfile(actor, [])}</section>
${familyTree(details)}
${usualTechniques(details.techniques)}
${references(actor)}
</div>
<section class="list" aria-labelledby="activity-title"><h2 id="activity-title">In the news</h2>
${activityChart(
  briefings.map(({ createdAt }) => new Date(createdAt)),
  now,
)}
${briefings.length === 0 ? html`<p class="empty">Nothing on ${actor.name} in the news we read yet.</p>` : briefings.map(briefingCard)}
</section>
</div>`,
  };
}

function familyTree({ actor, ancestors, descendants }: ActorDetails): Html | false {
  if (ancestors.length + descendants.length === 0) return false;
  const children = (id: string): Html => {
    const own = descendants.filter(({ parents }) => parents.some((parent) => parent.id === id));
    return html`${own.length > 0 && html`<ul>${own.map((each) => html`<li>${member(each)}${children(each.id)}</li>`)}</ul>`}`;
  };
  const self = html`<li><strong aria-current="true">${actor.name}</strong>${children(actor.id)}</li>`;
  const tree = ancestors.reduce((inner, each) => html`<li>${member(each)}<ul>${inner}</ul></li>`, self);
  return html`<section aria-labelledby="family-title"><h2 id="family-title">Family</h2><ul class="tree">${tree}</ul></section>`;
}

function member({ id, name }: Actor): Html {
  return html`<a href="/actors/${id}">${name}</a>`;
}

function usualTechniques(techniques: readonly Technique[]): Html | false {
  if (techniques.length === 0) return false;
  const rows = TACTICS.map((id) => ({
    label: ENGLISH.tactics[id],
    here: techniques.filter(({ tactics }) => tactics.includes(id)),
  }));
  return html`<section aria-labelledby="usual-title"><h2 id="usual-title">Usual techniques</h2><dl class="usual">${rows
    .filter(({ here }) => here.length > 0)
    .map(
      ({ label, here }) =>
        html`<div><dt>${label} <span class="quiet">${here.length}</span></dt><dd>${here.map(({ id, name }, index) => html`${index > 0 && ', '}<a href="/?technique=${id}" title="${id}">${name}</a>`)}</dd></div>`,
    )}</dl></section>`;
}

function references({ references, provenance }: Actor): Html | false {
  const links = references.flatMap((url) => safeAddress(url) ?? []);
  if (links.length + provenance.length === 0) return false;
  return html`<section aria-labelledby="references-title"><h2 id="references-title">References</h2>
<ul>${links.map((url) => html`<li><a href="${url}" rel="noopener noreferrer nofollow">${url}</a></li>`)}</ul>
<p class="quiet">Profile from ${provenance.map(({ source, version }) => (version === undefined ? source : `${source} ${version}`)).join(', ')}</p></section>`;
}
