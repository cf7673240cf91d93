import { EXPORT_FORMATS } from '../../../briefings/render/export-formats.ts';
import { type Words, wordsFor } from '../../../briefings/render/words.ts';
import type { Briefing } from '../../../src/model/briefing.ts';
import type { Story } from '../../../src/model/story.ts';
import { type Citations, collectCitations, factId } from '../citations.ts';
import { type Html, html } from '../html.ts';
import { matrix } from '../matrix.ts';
import { revisionChanges } from '../revision-changes.ts';
import { counted } from '../words.ts';
import { factSections } from './fact-sections.ts';
import { type Page, time } from './layout.ts';
import { commandButton } from './reply.ts';
import { revisionSection } from './revisions.ts';
import { sourceArticles } from './source-articles.ts';

export interface BriefingDetails {
  readonly briefing: Briefing;
  /** The stories behind it, in the order of its sources. */
  readonly stories: readonly Story[];
  /** Oldest first, this one included. */
  readonly revisions: readonly Briefing[];
}

/** One briefing: what is known on the left, the words it rests on at the right. */
export function briefingPage(details: BriefingDetails): Page {
  const { briefing, revisions } = details;
  return {
    title: briefing.headline,
    section: '/',
    kind: 'briefing',
    body: html`${masthead(briefing, revisions.at(-1) ?? briefing)}${briefingBody(details)}`,
  };
}

/** Everything of a briefing below its headline. */
export function briefingBody({ briefing, stories, revisions }: BriefingDetails): Html {
  const citations: Citations = collectCitations(briefing);
  const words = wordsFor(briefing.language);
  const { bottomLine, others } = factSections(briefing, citations, stories);
  return html`${bottomLine}${techniqueMatrix(briefing, words)}
<div class="columns">
<div class="facts">${others}${revisionSection(revisionChanges(revisions), briefing.revision)}</div>
<section class="evidence" aria-labelledby="evidence-title" tabindex="0">
<h2 id="evidence-title">In their words</h2>
${sourceArticles(briefing, stories, citations)}
</section>
</div>`;
}

function masthead(briefing: Briefing, newest: Briefing): Html {
  const { revision, incidentId, actors, id } = briefing;
  const follow = actors.filter(({ role }) => role === 'attributed' || role === 'suspected').slice(0, 1);
  return html`<header class="masthead">
${briefingMeta(briefing)}
<h1>${briefing.headline}</h1>
${newest.id !== id && html`<p class="newer"><a href="/briefings/${newest.id}">There is a newer revision: ${newest.revision}</a></p>`}
${priorityReasons(briefing)}
<div class="tools">
${follow.map((actor) => commandButton({ label: `Follow ${actor.name}`, command: `subscribe ${actor.id}`, style: 'primary' }, incidentId))}
<span class="export">Export ${EXPORT_FORMATS.map((format) => html`<a href="/api/briefings/${id}/export?format=${format}" download aria-label="Export revision ${revision} as ${format}">${format}</a> `)}</span>
</div>
</header>`;
}

/** Priority, sources, revision, marking and moment in one line. */
export function briefingMeta({ priority, sources, revision, tlp, createdAt }: Briefing): Html {
  return html`<p class="meta"><span class="priority ${priority.level}">${priority.level}</span>
<span>${counted(sources.length, 'source')}</span> <span>revision ${revision}</span> <span>TLP:${tlp}</span> ${time(createdAt)}</p>`;
}

export function priorityReasons({ priority }: Briefing): Html | false {
  return (
    priority.reasons.length > 0 && html`<p class="reasons">${priority.level} because ${priority.reasons.join('; ')}</p>`
  );
}

function techniqueMatrix({ techniques }: Briefing, words: Words): Html | false {
  if (techniques.length === 0) return false;
  const cells = techniques.map(({ id, name, tactics, basis }, index) => ({
    id,
    name,
    tactics,
    address: `#${factId('technique', index)}`,
    shade: basis,
    told: basis.replace('-', ' '),
  }));
  return html`<section aria-labelledby="matrix-title"><h2 id="matrix-title" class="unseen">ATT&amp;CK matrix</h2>${matrix(cells, words, 'ATT&CK tactics and techniques')}
<p class="legend quiet"><span class="key reported"></span> reported <span class="key possible"></span> possible by the wording <span class="key known-for"></span> the actor is known for it</p></section>`;
}
