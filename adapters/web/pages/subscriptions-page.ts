import { channelKey } from '../../../src/channel-key.ts';
import type { Briefing } from '../../../src/model/briefing.ts';
import type { ParkedChannel, Subscription } from '../../../src/model/delivery.ts';
import { groupBy } from '../group-by.ts';
import { type Html, html } from '../html.ts';
import { counted } from '../words.ts';
import { briefingCard } from './briefing-card.ts';
import { type FollowDraft, followForm } from './follow-form.ts';
import type { Page } from './layout.ts';
import { commandButton } from './reply.ts';

const PREVIEWED = 20;

export interface Preview {
  readonly subscription: Subscription;
  /** What it would have posted in the last 30 days. */
  readonly briefings: readonly Briefing[];
  /** A sentence on each word that is not understood. */
  readonly faults: readonly string[];
  /** What to say to get it; absent for a subscription that exists. */
  readonly command?: string;
}

export interface SubscriptionDetails {
  readonly subscriptions: readonly Subscription[];
  readonly parked: readonly ParkedChannel[];
  readonly nameOf: (actorId: string) => string;
  readonly ownChannel: string;
  readonly draft: FollowDraft;
  readonly preview?: Preview;
}

/** What each channel follows, a form to follow more, and a preview. Only this console's own subscriptions change here. */
export function subscriptionsPage(details: SubscriptionDetails): Page {
  const { subscriptions, draft, preview } = details;
  const channels = groupBy(subscriptions, ({ channel }) => channelKey(channel));
  return {
    title: 'Channels',
    section: '/subscriptions',
    kind: 'subscriptions',
    changes: true,
    body: html`<h1>Channels and what they follow</h1>
<section aria-labelledby="follow-title"><h2 id="follow-title">Follow more in this console</h2>${followForm(draft)}</section>
${preview && previewSection(preview, details)}
${channels.size === 0 && html`<p class="empty">No channel follows anything yet. Say <code>subscribe lazarus</code> in a channel, or in the box above for this console.</p>`}
${[...channels].map(([key, followed], index) => channelSection(key, followed, `channel-${index + 1}`, details))}`,
  };
}

function channelSection(
  key: string,
  followed: readonly Subscription[],
  id: string,
  details: SubscriptionDetails,
): Html {
  const { ownChannel, parked } = details;
  const isParked = parked.some(({ channel }) => channelKey(channel) === key);
  return html`<section aria-labelledby="${id}"><h2 id="${id}" class="channel">${key}${key === ownChannel && ' (this console)'}${isParked && html` <a class="health bad" href="/deliveries">gets nothing</a>`}</h2><ul class="rows">${followed.map(
    (each) =>
      html`<li><div><strong>${followedWords(each, details)}</strong><p class="quiet">${conditionWords(each)}</p></div><div class="choices"><a class="button" href="/subscriptions?preview=${each.id}">Preview<span class="unseen"> ${followedWords(each, details)}</span></a>${key === ownChannel && commandButton({ label: 'Stop', command: `unsubscribe ${each.id}`, style: 'danger' }, undefined)}</div></li>`,
  )}</ul></section>`;
}

function previewSection({ subscription, briefings, faults, command }: Preview, details: SubscriptionDetails): Html {
  return html`<section class="preview" aria-labelledby="preview-title"><h2 id="preview-title">Preview</h2>
<p><strong>${followedWords(subscription, details)}</strong> <span class="quiet">${conditionWords(subscription)}</span></p>
${faults.map((fault) => html`<p role="alert" class="refused">${fault}</p>`)}
<p>${briefings.length === 0 ? 'Nothing' : counted(briefings.length, 'briefing')} in the last 30 days would have been posted.</p>
${command !== undefined && faults.length === 0 && commandButton({ label: 'Follow this', command, style: 'primary' }, undefined)}
<div class="list">${briefings.slice(0, PREVIEWED).map(briefingCard)}</div></section>`;
}

function followedWords(subscription: Subscription, { nameOf }: SubscriptionDetails): string {
  const { actors, countries, sectors, techniques, cves, words, everything } = subscription;
  const all = [...actors.map(nameOf), ...countries, ...sectors, ...techniques, ...cves, ...words];
  return everything || all.length === 0 ? 'Everything' : all.join(', ');
}

function conditionWords({
  minRole,
  minConfidence,
  minPriority,
  pace,
  timezone,
  quietHours,
  createdBy,
}: Subscription): string {
  return [
    `${minRole} or stronger`,
    ...(minConfidence === 'low' ? [] : [`confidence ${minConfidence} and up`]),
    ...(minPriority === 'low' ? [] : [`priority ${minPriority} and up`]),
    pace === 'immediate' ? 'at once' : `${pace} ${timezone}`,
    ...(quietHours === undefined ? [] : [`quiet ${quietHours}`]),
    ...(createdBy === '' ? [] : [`by ${createdBy}`]),
  ].join(' · ');
}
