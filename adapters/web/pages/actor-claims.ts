import type { BriefingOutline, OutlinedActor } from '../../../src/model/briefing-outline.ts';
import type { Attribution } from '../actor-record.ts';
import { type Html, html } from '../html.ts';
import { counted, ENGLISH, verdict } from '../words.ts';
import { time } from './layout.ts';

const ROWS_SHOWN = 30;
const DISAGREEMENTS_SHOWN = 8;

/** Who attributed what in the last 90 days, the newest first. */
export function attributionTable(attributions: readonly Attribution[]): Html {
  const more = attributions.length - ROWS_SHOWN;
  return html`<section aria-labelledby="claims-title"><h2 id="claims-title">Who attributed what, last 90 days</h2>
${
  attributions.length === 0
    ? html`<p class="quiet">Nobody attributed anything to it, or denied it, in the last 90 days.</p>`
    : html`<div class="wide" tabindex="0" role="region" aria-label="Attributions"><table><thead><tr><th scope="col">When</th><th scope="col">Incident</th><th scope="col">Said</th><th scope="col">By</th></tr></thead>
<tbody>${attributions.slice(0, ROWS_SHOWN).map(row)}</tbody></table></div>${more > 0 && html`<p class="quiet">and ${counted(more, 'attribution')} more</p>`}`
}</section>`;
}

function row({ outline, actor }: Attribution): Html {
  return html`<tr><td>${time(outline.createdAt, 'day')}</td><th scope="row"><a href="/briefings/${outline.id}">${outline.headline}</a></th><td><span class="role ${actor.role}">${verdict(actor, ENGLISH)}</span> <span class="quiet">${actor.name}</span></td><td>${voices(actor)}</td></tr>`;
}

interface Disagreement {
  readonly outline: BriefingOutline;
  readonly positions: readonly OutlinedActor[];
}

/** Incidents on which sources disagree, each position beside the others. */
export function disagreementSection(found: readonly Disagreement[]): Html | false {
  if (found.length === 0) return false;
  const more = found.length - DISAGREEMENTS_SHOWN;
  return html`<section aria-labelledby="disagree-title"><h2 id="disagree-title">Where sources disagree</h2>
${found.slice(0, DISAGREEMENTS_SHOWN).map(({ outline, positions }) => html`<article class="disagreement"><h3><a href="/briefings/${outline.id}">${outline.headline}</a></h3><ul>${positions.map(position)}</ul></article>`)}
${more > 0 && html`<p class="quiet">and ${counted(more, 'incident')} more</p>`}</section>`;
}

function position(actor: OutlinedActor): Html {
  return html`<li><p class="quiet">${voices(actor)}</p><p><a href="/actors/${actor.id}">${actor.name}</a> <span class="role ${actor.role}">${verdict(actor, ENGLISH)}</span></p>${actor.quote !== '' && html`<blockquote>${actor.quote}</blockquote>`}</li>`;
}

function voices({ attributedBy }: OutlinedActor): string {
  if (attributedBy.length === 0) return 'the text itself, no source named';
  return attributedBy.map(({ name, reliability }) => `${name} (${reliability})`).join(', ');
}
