import { channelKey } from '../../../src/channel-key.ts';
import type { Delivery, ParkedChannel } from '../../../src/model/delivery.ts';
import { type Html, html } from '../html.ts';
import { counted } from '../words.ts';
import { type Page, time } from './layout.ts';
import { commandButton } from './reply.ts';

const SHOWN = 100;
/** What an operator can make of a failure's kind. */
const REASONS: Readonly<Record<string, string>> = {
  'rate-limited': 'the platform asked to wait',
  unavailable: 'the platform did not answer',
  unauthorized: 'the platform refuses the token',
  'channel-gone': 'the channel is gone, or Sitrep is no longer in it',
  'too-large': 'the platform found it too large',
  rejected: 'the platform refused it',
  interrupted: 'Sitrep ended while it was posting',
};

export interface DeliveryDetails {
  readonly undelivered: readonly Delivery[];
  readonly counts: Readonly<Record<Delivery['state'], number>>;
  readonly parked: readonly ParkedChannel[];
}

/** What is owed to channels and why it has not arrived. */
export function deliveriesPage({ undelivered, counts, parked }: DeliveryDetails): Page {
  const more = undelivered.length - SHOWN;
  return {
    title: 'Deliveries',
    section: '/deliveries',
    kind: 'deliveries',
    changes: true,
    body: html`<h1>Deliveries</h1>
<dl class="figures">${(['sent', 'due', 'parked', 'superseded'] as const).map((state) => html`<div><dt>${state}</dt><dd>${counts[state]}</dd></div>`)}</dl>
${parkedChannels(parked)}
<section aria-labelledby="undelivered-title"><h2 id="undelivered-title">Not delivered</h2>
${
  undelivered.length === 0
    ? html`<p class="empty">Nothing waits to be delivered.</p>`
    : html`<div class="wide" tabindex="0" role="region" aria-label="Undelivered posts"><table><thead><tr><th scope="col">Channel</th><th scope="col">What</th><th scope="col">Why not</th><th scope="col">Next try</th><th scope="col"><span class="unseen">Retry</span></th></tr></thead>
<tbody>${undelivered.slice(0, SHOWN).map(row)}</tbody></table></div>
${more > 0 && html`<p class="quiet">and ${counted(more, 'delivery', 'deliveries')} more</p>`}
<div class="tools">${commandButton({ label: 'Retry all', command: 'retry' }, undefined)}</div>`
}</section>`,
  };
}

function row({ key, channel, briefingId, revision, notice, state, attempts, nextTryAt, lastFailure }: Delivery): Html {
  const what =
    notice === undefined ? html`<a href="/briefings/${briefingId}">briefing, revision ${revision}</a>` : notice;
  const failure = lastFailure && (REASONS[lastFailure] ?? lastFailure);
  const why =
    attempts > 0 ? failure : failure ? `will be tried again; last time ${failure}` : 'waits for its first try';
  return html`<tr><th scope="row">${channelKey(channel)}</th><td>${what}</td><td><span class="health ${state === 'parked' ? 'bad' : 'new'}">${state}</span> ${why} <span class="quiet">${counted(attempts, 'try', 'tries')}</span></td><td>${state === 'due' ? time(nextTryAt) : 'on retry'}</td><td>${commandButton({ label: 'Retry', command: `retry ${key}` }, undefined)}</td></tr>`;
}

function parkedChannels(parked: readonly ParkedChannel[]): Html | false {
  if (parked.length === 0) return false;
  return html`<section aria-labelledby="parked-title"><h2 id="parked-title">Channels that get nothing</h2><ul class="rows">${parked.map(
    ({ channel, reason, since }) =>
      html`<li><div><strong>${channelKey(channel)}</strong><p class="quiet">${REASONS[reason] ?? reason} · since ${time(since)} · mend it, then retry</p></div></li>`,
  )}</ul></section>`;
}
