import { formatAmount } from '../../../briefings/render/words.ts';
import type { LossSum } from '../actor-record.ts';
import { type Html, html } from '../html.ts';
import { counted, ENGLISH } from '../words.ts';

/** What was lost, by unit. Units are told beside one another and never added: they often tell the same loss. */
export function lossSection(attributed: readonly LossSum[], suspected: readonly LossSum[]): Html | false {
  if (attributed.length + suspected.length === 0) return false;
  return html`<section aria-labelledby="losses-title"><h2 id="losses-title">Lost to it</h2>
${figures('Attributed', attributed)}${figures('Suspected', suspected)}
<p class="quiet">Each incident counts once. One loss is often told in several units, so these do not add up.</p></section>`;
}

function figures(title: string, sums: readonly LossSum[]): Html | false {
  return (
    sums.length > 0 &&
    html`<h3 class="unseen">${title}</h3><dl class="figures">${sums.map((sum) => html`<div><dt>${title}, ${counted(sum.incidents, 'incident')}</dt><dd>${formatAmount(sum, ENGLISH)}</dd></div>`)}</dl>`
  );
}
