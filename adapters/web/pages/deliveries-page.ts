import { channelKey } from '../../../src/channel-key.ts';
import type { Delivery } from '../../../src/model/delivery.ts';
import { html } from '../html.ts';
import { type Page, time } from './layout.ts';
import { commandButton } from './reply.ts';

/** What is owed to channels and why it has not arrived. */
export function deliveriesPage(
  undelivered: readonly Delivery[],
  counts: Readonly<Record<Delivery['state'], number>>,
): Page {
  return {
    title: 'Deliveries',
    section: '/deliveries',
    kind: 'deliveries',
    body: html`<h1>Deliveries</h1>
<dl class="figures">${(['sent', 'due', 'parked'] as const).map((state) => html`<div><dt>${state}</dt><dd>${counts[state]}</dd></div>`)}</dl>
${
  undelivered.length === 0
    ? html`<p class="empty">Nothing waits to be delivered.</p>`
    : html`<ul class="rows">${undelivered.map(
        ({
          key,
          channel,
          briefingId,
          notice,
          state,
          attempts,
          nextTryAt,
          lastFailure,
        }) => html`<li><div><strong>${channelKey(channel)}</strong> ${notice === undefined ? html`<a href="/briefings/${briefingId}">its briefing</a>` : 'a notice'}
<p class="quiet">${state} after ${attempts} tries${lastFailure !== undefined && `: ${lastFailure}`} · next try ${time(nextTryAt)}</p></div>${commandButton({ label: 'Retry', command: `retry ${key}` }, undefined)}</li>`,
      )}</ul>`
}`,
  };
}
