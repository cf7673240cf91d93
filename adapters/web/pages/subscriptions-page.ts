import { channelKey } from '../../../src/channel-key.ts';
import type { Subscription } from '../../../src/model/delivery.ts';
import { groupBy } from '../group-by.ts';
import { html } from '../html.ts';
import type { Page } from './layout.ts';
import { commandButton } from './reply.ts';

/** What each channel follows. Only this console's own subscriptions can be ended here. */
export function subscriptionsPage(
  subscriptions: readonly Subscription[],
  nameOf: (actorId: string) => string,
  ownChannel: string,
): Page {
  const channels = groupBy(subscriptions, ({ channel }) => channelKey(channel));
  return {
    title: 'Channels',
    section: '/subscriptions',
    kind: 'subscriptions',
    body: html`<h1>Channels and what they follow</h1>
${channels.size === 0 && html`<p class="empty">No channel follows anything yet. Say <code>subscribe lazarus</code> in a channel, or in the box above for this console.</p>`}
${[...channels].map(
  ([key, followed]) =>
    html`<section><h2>${key}${key === ownChannel && ' (this console)'}</h2><ul class="rows">${followed.map(
      (each) =>
        html`<li><div><strong>${followedWords(each, nameOf)}</strong><p class="quiet">${conditionWords(each)}</p></div>${key === ownChannel && commandButton({ label: 'Stop', command: `unsubscribe ${each.id}`, style: 'danger' }, undefined)}</li>`,
    )}</ul></section>`,
)}`,
  };
}

function followedWords(subscription: Subscription, nameOf: (actorId: string) => string): string {
  const { actors, countries, sectors, techniques, cves, words, everything } = subscription;
  const all = [...actors.map(nameOf), ...countries, ...sectors, ...techniques, ...cves, ...words];
  return everything || all.length === 0 ? 'Everything' : all.join(', ');
}

function conditionWords({ minRole, minConfidence, minPriority, pace, timezone, createdBy }: Subscription): string {
  return `${minRole} or stronger · confidence ${minConfidence} and up · priority ${minPriority} and up · ${pace === 'immediate' ? 'at once' : `${pace} ${timezone}`} · by ${createdBy}`;
}
