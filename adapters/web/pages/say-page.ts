import type { Reply } from '../../../src/model/message.ts';
import { type Html, html } from '../html.ts';
import type { KeptPost } from '../posts.ts';
import { briefingCard } from './briefing-card.ts';
import { type Page, time } from './layout.ts';
import { drawReply } from './reply.ts';

export interface SayDetails {
  /** Absent on a first visit. */
  readonly said?: { readonly text: string; readonly reply: Reply; readonly incidentId?: string };
  /** Oldest first. */
  readonly posts: readonly KeptPost[];
}

/** The console as a chat channel: the answer to what was said, and what was posted here. */
export function sayPage({ said, posts }: SayDetails): Page {
  const roots = posts.filter(({ threadOf }) => threadOf === undefined).reverse();
  return {
    title: said ? said.text : 'Ask',
    section: '/say',
    kind: 'say',
    body: html`<h1>${said ? 'Answer' : 'Ask and command'}</h1>
<section id="answer" aria-live="polite">${said ? html`<p class="said">${said.text}</p>${drawReply(said.reply, said.incidentId)}` : html`<p>Type into the box above what you would say in a chat channel: <code>latest</code>, <code>actor jade sleet</code>, <code>subscribe lazarus</code>, the address of an article, or a question. <code>help</code> lists everything.</p>`}</section>
<section aria-labelledby="posted-title"><h2 id="posted-title">Posted to this console</h2>
${roots.length === 0 && html`<p class="empty">Nothing yet. What this console follows is posted here.</p>`}
${roots.map((root) => html`<div class="thread">${drawPost(root)}${posts.filter(({ threadOf }) => threadOf === root.id).map((answer) => html`<div class="answer">${drawPost(answer)}</div>`)}</div>`)}
</section>`,
  };
}

function drawPost({ message, at }: KeptPost): Html {
  switch (message.kind) {
    case 'briefing':
      return html`${briefingCard(message.briefing)}<p class="quiet">${message.reason}</p>`;
    case 'digest':
      return html`<h3>${message.title}</h3>${message.briefings.map(briefingCard)}<p class="quiet">${message.reason}</p>`;
    case 'reply':
      return html`<p class="meta">${time(at)}</p>${drawReply(message, undefined)}`;
  }
}
