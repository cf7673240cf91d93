import { wordsFor } from '../../../briefings/render/words.ts';
import type { Briefing } from '../../../src/model/briefing.ts';
import type { Story } from '../../../src/model/story.ts';
import { type Citations, collectCitations } from '../citations.ts';
import { type Html, html } from '../html.ts';
import { EXPORT_FORMATS } from '../reading.ts';
import { type RevisionChange, revisionChanges } from '../revision-changes.ts';
import { tacticsStrip } from '../tactics-strip.ts';
import { counted } from '../words.ts';
import { factSections } from './fact-sections.ts';
import { type Page, time } from './layout.ts';
import { commandButton } from './reply.ts';
import { sourceArticles } from './source-articles.ts';

export interface BriefingDetails {
  readonly briefing: Briefing;
  /** The stories behind it, in the order of its sources. */
  readonly stories: readonly Story[];
  /** Oldest first, this one included. */
  readonly revisions: readonly Briefing[];
}

/** One briefing: what is known on the left, the words it rests on at the right. */
export function briefingPage({ briefing, stories, revisions }: BriefingDetails): Page {
  const citations: Citations = collectCitations(briefing);
  return {
    title: briefing.headline,
    section: '/',
    kind: 'briefing',
    body: html`${masthead(briefing, revisions.at(-1) ?? briefing)}
${briefing.techniques.length > 0 && html`<section class="matrix" aria-label="Tactics">${tacticsStrip(briefing.techniques, 'large', wordsFor(briefing.language))}</section>`}
<div class="columns">
<div class="facts">${factSections(briefing, citations, stories)}${revisionSection(revisionChanges(revisions), briefing)}</div>
<section class="evidence" aria-labelledby="evidence-title">
<h2 id="evidence-title">In their words</h2>
${sourceArticles(briefing, stories, citations)}
</section>
</div>`,
  };
}

function masthead(briefing: Briefing, newest: Briefing): Html {
  const { priority, sources, revision, createdAt, tlp, incidentId, actors } = briefing;
  const follow = actors.filter(({ role }) => role === 'attributed' || role === 'suspected').slice(0, 1);
  return html`<header class="masthead">
<p class="meta"><span class="priority ${priority.level}">${priority.level}</span>
<span>${counted(sources.length, 'source')}</span> <span>revision ${revision}</span> <span>TLP:${tlp}</span> ${time(createdAt)}</p>
<h1>${briefing.headline}</h1>
${newest.id !== briefing.id && html`<p><a href="/briefings/${newest.id}">There is a newer revision: ${newest.revision}</a></p>`}
${priority.reasons.length > 0 && html`<p class="reasons">${priority.level} because ${priority.reasons.join('; ')}</p>`}
<div class="tools">
${follow.map((actor) => commandButton({ label: `Follow ${actor.name}`, command: `subscribe ${actor.id}`, style: 'primary' }, incidentId))}
<span class="export">Export ${EXPORT_FORMATS.map((format) => html`<a href="/api/briefings/${briefing.id}/export?format=${format}" download>${format}</a> `)}</span>
</div>
</header>`;
}

function revisionSection(changes: readonly RevisionChange[], shown: Briefing): Html | false {
  if (changes.length < 2) return false;
  return html`<section class="revisions" aria-labelledby="revisions-title">
<h2 id="revisions-title">How it grew</h2>
<ol>${changes.map(
    ({ revision, createdAt, added, removed }) => html`<li>
<p><strong>Revision ${revision}</strong> ${time(createdAt)}${revision === shown.revision && ' · shown here'}</p>
${added.length + removed.length === 0 ? html`<p class="quiet">${revision === 1 ? 'First told.' : 'No fact changed.'}</p>` : html`<ul class="diff">${removed.map((line) => html`<li><del>${line}</del></li>`)}${added.map((line) => html`<li><ins>${line}</ins></li>`)}</ul>`}
</li>`,
  )}</ol>
</section>`;
}
