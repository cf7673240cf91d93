import type { Choice, Reply, ReplyPart } from '../../../src/model/message.ts';
import { type Html, html, safeAddress } from '../html.ts';
import { actorProfile } from './actor-profile.ts';
import { briefingCard } from './briefing-card.ts';

/** A reply with each kind of part drawn; buttons say their command in the same thread. */
export function drawReply({ parts }: Reply, incidentId: string | undefined): Html {
  return html`<div class="reply">${parts.map((part) => drawPart(part, incidentId))}</div>`;
}

/** A button that says its command. */
export function commandButton({ label, command, style }: Choice, incidentId: string | undefined): Html {
  return html`<form class="choice" method="post" action="/say"><input type="hidden" name="text" value="${command}">${
    incidentId !== undefined && html`<input type="hidden" name="incident" value="${incidentId}">`
  }<button class="${style ?? 'plain'}">${label}</button></form>`;
}

function drawPart(part: ReplyPart, incidentId: string | undefined): Html {
  switch (part.kind) {
    case 'heading':
      return html`<h3>${part.text}</h3>`;
    case 'text':
      return html`<p>${part.text}</p>`;
    case 'quote':
      return html`<figure><blockquote>${part.text}</blockquote><figcaption>${link(part.source, part.url)}</figcaption></figure>`;
    case 'fields':
      return html`<dl>${part.rows.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
    case 'list':
      return html`<ul>${part.items.map(({ text, detail, url, choice }) => html`<li><div>${link(text, url)}${detail !== undefined && html`<p class="quiet">${detail}</p>`}</div>${choice && commandButton(choice, incidentId)}</li>`)}</ul>`;
    case 'choices':
      return html`<div class="choices">${part.choices.map((choice) => commandButton(choice, incidentId))}</div>`;
    case 'code':
      return html`<pre tabindex="0">${part.text}</pre>`;
    case 'file':
      return html`<p><a download="${part.name}" href="data:${part.mime};base64,${Buffer.from(part.content).toString('base64')}">Save ${part.name}</a></p>`;
    case 'actor':
      return html`<h3><a href="/actors/${part.actor.id}">${part.actor.name}</a></h3>${actorProfile(part.actor, part.family)}`;
    case 'briefing':
      return briefingCard(part.briefing);
  }
}

function link(words: string, url: string | undefined): Html {
  const href = url === undefined ? undefined : safeAddress(url);
  return href === undefined ? html`${words}` : html`<a href="${href}" rel="noopener noreferrer nofollow">${words}</a>`;
}
