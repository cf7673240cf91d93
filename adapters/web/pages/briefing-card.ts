import { formatAmount, type Words, wordsFor } from '../../../briefings/render/words.ts';
import type { Briefing } from '../../../src/model/briefing.ts';
import { type Html, html } from '../html.ts';
import { tacticsStrip } from '../tactics-strip.ts';
import { counted, verdict } from '../words.ts';
import { time } from './layout.ts';

const NAMES_SHOWN = 3;

/** A briefing at a glance: how grave, who on whose word, the bottom line; at its side what was lost and how. */
export function briefingCard(briefing: Briefing): Html {
  const { id, headline, priority, summary, sources, revision, createdAt, techniques } = briefing;
  const words = wordsFor(briefing.language);
  const reported = techniques.filter(({ basis }) => basis === 'reported');
  return html`<article class="card ${priority.level}" data-briefing="${id}">
<div class="told">
<p class="meta"><span class="priority ${priority.level}">${priority.level}</span> <span>${counted(sources.length, 'source')}</span>${revision > 1 && html` <span>revision ${revision}</span>`} ${time(createdAt)}</p>
<h3><a href="/briefings/${id}">${headline}</a></h3>
${attribution(briefing, words)}
${summary[0] && html`<p class="line">${summary[0].text}</p>`}
</div>
<div class="aside">${atStake(briefing, words)}${reported.length > 0 && tacticsStrip(reported, words)}</div>
</article>`;
}

function attribution({ actors, unprofiled }: Briefing, words: Words): Html | false {
  const main = actors.filter(({ role }) => role !== 'mentioned').slice(0, NAMES_SHOWN);
  const shown = main.length > 0 ? main : actors.slice(0, NAMES_SHOWN);
  if (shown.length === 0 && unprofiled.length === 0) return false;
  return html`<p class="attribution">${shown.map((actor) => {
    const by = actor.attributedBy.map(({ name }) => name).join(', ');
    return html`<span><a href="/actors/${actor.id}">${actor.name}</a> <span class="role ${actor.role}">${verdict(actor, words)}</span>${by !== '' && html` <span class="quiet">by ${by}</span>`}</span> `;
  })}${shown.length === 0 && html`<span>${unprofiled.map(({ name }) => name).join(', ')} <span class="quiet">no profile yet</span></span>`}</p>`;
}

function atStake({ victims, losses }: Briefing, words: Words): Html | false {
  const names = victims.slice(0, NAMES_SHOWN).map(({ name }) => name);
  const lost = losses
    .filter(({ scope }) => scope === 'incident')
    .slice(0, NAMES_SHOWN)
    .map((loss) => formatAmount(loss, words));
  if (names.length + lost.length === 0) return false;
  return html`<dl class="stake">${lost.length > 0 && html`<div><dt>${words.lost}</dt><dd class="amount">${lost.join(' · ')}</dd></div>`}${names.length > 0 && html`<div><dt>${words.victims}</dt><dd>${names.join(', ')}</dd></div>`}</dl>`;
}
