import type { Briefing } from '../../../src/model/briefing.ts';
import type { Story } from '../../../src/model/story.ts';
import { html } from '../html.ts';
import { briefingBody, briefingMeta, priorityReasons } from './briefing-page.ts';
import type { Page } from './layout.ts';

/** What came of what was pasted. */
export type BriefOutcome =
  | { readonly kind: 'briefed'; readonly briefing: Briefing; readonly story: Story }
  | { readonly kind: 'failed'; readonly message: string };

export interface BriefDetails {
  readonly typed: string;
  /** Absent on a first visit. */
  readonly outcome?: BriefOutcome;
}

/** Paste an address or a text, and see its briefing. */
export function briefPage({ typed, outcome }: BriefDetails): Page {
  return {
    title: outcome?.kind === 'briefed' ? outcome.briefing.headline : 'Brief a story',
    section: '/brief',
    kind: 'briefing',
    body: html`${outcome?.kind === 'briefed' && html`<header class="masthead">${briefingMeta(outcome.briefing)}<h1>${outcome.briefing.headline}</h1>${priorityReasons(outcome.briefing)}<p class="quiet">A trial: nothing of it is stored or posted.</p></header>${briefingBody({ ...outcome, stories: [outcome.story], revisions: [outcome.briefing] })}`}
<section class="try" aria-labelledby="try-title">${outcome?.kind === 'briefed' ? html`<h2 id="try-title">Brief another story</h2>` : html`<h1 id="try-title">Brief a story</h1>`}
<p class="lead">Paste the address of an article, or its text. Sitrep reads it as it would read the news and shows the briefing; nothing is stored or posted.</p>
${outcome?.kind === 'failed' && html`<p role="alert" class="refused">${outcome.message}</p>`}
<form method="post" action="/brief"><label for="story">Address or text</label><textarea id="story" name="story" rows="9" required spellcheck="false">${outcome?.kind === 'briefed' ? '' : typed}</textarea>
<button class="primary">Brief it</button></form></section>`,
  };
}
