import type { ChatAdapter } from '../../adapters/contract.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Delivery, Receipt } from '../model/delivery.ts';
import type { BriefingPost, Post, ReplyPart, Target } from '../model/message.ts';
import { burstDigest, digestTitle } from './digest.ts';
import type { Briefings, Outbox } from './outbox.ts';

const HOUR_MS = 60 * 60_000;

/** Says what changed between two revisions, a line each; empty when nothing that matters did. */
export type WhatChanged = (previous: Briefing, next: Briefing) => readonly string[];

export interface AttemptParts {
  readonly outbox: Outbox;
  readonly briefings: Briefings;
  readonly whatChanged: WhatChanged;
  readonly postsPerHour: number;
  /** Called when a post may stand twice, because a lost answer could not be looked up. */
  readonly onDoubt: (delivery: Delivery) => void;
}

/**
 * One try at a delivery: makes or changes what must stand in the channel, and returns the deliveries that this settles.
 * Rejects with the adapter's `AdapterError`.
 */
export async function attempt(
  delivery: Delivery,
  adapter: ChatAdapter,
  parts: AttemptParts,
  now: Date,
): Promise<readonly Delivery[]> {
  if (delivery.notice !== undefined) {
    const say = delivery.incidentId === '' ? postNotice : sayMoved;
    return [await say(delivery, delivery.notice, adapter, parts, now)];
  }
  if (delivery.digest !== undefined) return postDigest(delivery, delivery.digest, adapter, parts, now);
  const { outbox, briefings } = parts;
  const [thread, briefing, undelivered] = await Promise.all([
    outbox.thread(delivery.incidentId, delivery.channel),
    briefings.get(delivery.briefingId),
    outbox.dueFor(delivery.channel, { incidentId: delivery.incidentId, parked: true }),
  ]);
  // Whoever says retry may bring an old revision back.
  if (!briefing || (thread && thread.revision > delivery.revision)) return [{ ...delivery, state: 'superseded' }];
  const newest = undelivered.findLast(({ revision, state }) => state === 'due' && revision > delivery.revision);
  const lost = thread ? undefined : await lostRoot(delivery, undelivered, adapter, parts);
  if (lost) return [sent(lost.of, lost.receipt, now, true), ...(lost.of === delivery ? [] : [delivery])];
  if (newest && (thread || newest.notice !== undefined || !canTellLater(adapter)))
    return [{ ...delivery, state: 'superseded' }];
  if (thread) {
    const receipt = await update(thread, asPost(delivery, briefing), delivery, adapter, parts);
    return [sent(delivery, receipt, now, false)];
  }
  const full = await roomAgainAt(delivery, briefing, parts, now);
  if (full && newest) return [{ ...delivery, state: 'superseded' }];
  if (full) {
    const { key, at } = burstDigest(delivery.channel, full);
    return [{ ...delivery, attempts: 0, nextTryAt: at, digest: key }];
  }
  const { channel, mention } = delivery;
  const post = asPost(delivery, (newest && (await briefings.get(newest.briefingId))) ?? briefing);
  const receipt = await adapter.post({ channel }, mention === undefined ? post : { ...post, mention });
  return [sent(delivery, receipt, now, true)];
}

/** Then the first message shows the newest revision at once, and its thread tells what has changed since the first. */
function canTellLater({ edit, capabilities }: ChatAdapter): boolean {
  return edit !== undefined && capabilities.threads === true;
}

/** Changes the posted message and tells the thread why; people who have no thread are told in the channel, programs get the new revision whole. */
async function update(
  thread: { readonly root: Receipt; readonly briefingId: string },
  post: BriefingPost,
  delivery: Delivery,
  adapter: ChatAdapter,
  parts: AttemptParts,
): Promise<Receipt> {
  const target = placeUnder(thread.root, adapter);
  const { threads, oneWay } = adapter.capabilities;
  if (oneWay && !adapter.edit) return postOnce(delivery, target, post, adapter, parts);
  await adapter.edit?.(thread.root, post);
  const seen = await parts.briefings.get(thread.briefingId);
  const changes = seen ? parts.whatChanged(seen, post.briefing) : [];
  if (changes.length === 0 || (adapter.edit && !threads)) return thread.root;
  const text = `What changed (rev ${delivery.revision}): ${changes.join(' · ')}`;
  const reply = threads
    ? textReply(text, delivery.key)
    : textReply(`${post.briefing.headline}. ${text}`, delivery.key, showButton(delivery.incidentId));
  return postOnce(delivery, target, reply, adapter, parts);
}

function showButton(incidentId: string): ReplyPart {
  return { kind: 'choices', choices: [{ label: 'Show it', command: `show ${incidentId}` }] };
}

async function postNotice(
  delivery: Delivery,
  text: string,
  adapter: ChatAdapter,
  parts: AttemptParts,
  now: Date,
): Promise<Delivery> {
  const target = { channel: delivery.channel };
  const receipt = await postOnce(delivery, target, textReply(text, delivery.key), adapter, parts);
  return sent(delivery, receipt, now, false);
}

/** A message says in its own place where its event is told now; where it cannot be changed, what follows it says so. */
async function sayMoved(
  delivery: Delivery,
  text: string,
  adapter: ChatAdapter,
  parts: AttemptParts,
  now: Date,
): Promise<Delivery> {
  const [thread, into] = await Promise.all([
    parts.outbox.thread(delivery.incidentId, delivery.channel),
    parts.briefings.get(delivery.briefingId),
  ]);
  if (!thread || !into) return { ...delivery, state: 'superseded' };
  const post = textReply(text, delivery.key, showButton(into.incidentId));
  const receipt = adapter.edit
    ? await adapter.edit(thread.root, post)
    : await postOnce(delivery, placeUnder(thread.root, adapter), post, adapter, parts);
  return sent(delivery, receipt, now, false);
}

async function postDigest(
  delivery: Delivery,
  digest: string,
  adapter: ChatAdapter,
  parts: AttemptParts,
  now: Date,
): Promise<readonly Delivery[]> {
  const due = await parts.outbox.dueFor(delivery.channel, { digest });
  const newest = new Map(due.map((each) => [each.incidentId, each]));
  const found = await Promise.all([...newest.values()].map(({ briefingId }) => parts.briefings.get(briefingId)));
  const briefings = found.filter((briefing) => briefing !== undefined);
  const target = { channel: delivery.channel };
  const title = digestTitle(digest, briefings, parts.postsPerHour);
  const post: Post = { kind: 'digest', title, briefings, reason: delivery.reason, deliveryKey: digest };
  const receipt = await postOnce({ ...delivery, key: digest }, target, post, adapter, parts);
  return due.map((each) =>
    newest.get(each.incidentId) === each ? sent(each, receipt, now, false) : { ...each, state: 'superseded' },
  );
}

/** Posts, unless an earlier try did so already. */
async function postOnce(
  delivery: Delivery,
  target: Target,
  post: Post,
  adapter: ChatAdapter,
  parts: AttemptParts,
): Promise<Receipt> {
  return (await lostPost(delivery, target, adapter, parts)) ?? adapter.post(target, post);
}

/** The incident's message, if a lost try of this delivery made it, or one of an earlier revision that was given up. */
async function lostRoot(
  delivery: Delivery,
  undelivered: readonly Delivery[],
  adapter: ChatAdapter,
  parts: AttemptParts,
): Promise<{ readonly of: Delivery; readonly receipt: Receipt } | undefined> {
  const target = { channel: delivery.channel };
  const givenUp = undelivered.filter(({ state, digest }) => state === 'parked' && digest === undefined);
  for (const of of [...(adapter.find ? givenUp : []), delivery]) {
    const receipt = await lostPost(of, target, adapter, parts);
    if (receipt) return { of, receipt };
  }
  return undefined;
}

/** The post of an earlier try whose answer was lost, where the platform can be asked. */
async function lostPost(
  delivery: Delivery,
  target: Target,
  adapter: ChatAdapter,
  { onDoubt }: AttemptParts,
): Promise<Receipt | undefined> {
  if (!delivery.inDoubt) return undefined;
  if (adapter.find) return adapter.find(target, delivery.key);
  onDoubt(delivery);
  return undefined;
}

/** When a channel that got its fill within the hour has room again; undefined while there is room. */
async function roomAgainAt(
  delivery: Delivery,
  briefing: Briefing,
  { outbox, postsPerHour }: AttemptParts,
  now: Date,
): Promise<Date | undefined> {
  if (briefing.priority.level === 'critical') return undefined;
  const since = await outbox.postsSince(delivery.channel, new Date(now.getTime() - HOUR_MS));
  // After the clock was set back there are posts of a time to come.
  const posts = since.filter((at) => at <= now);
  const oldest = posts[0];
  return oldest && posts.length >= postsPerHour ? new Date(oldest.getTime() + HOUR_MS) : undefined;
}

function asPost({ reason, key }: Delivery, briefing: Briefing): BriefingPost {
  return { kind: 'briefing', briefing, reason, deliveryKey: key };
}

function placeUnder(root: Receipt, { capabilities }: ChatAdapter): Target {
  return capabilities.threads ? { thread: root } : { channel: root.channel };
}

function textReply(text: string, deliveryKey: string, ...more: readonly ReplyPart[]): Post {
  return { kind: 'reply', visibility: 'channel', parts: [{ kind: 'text', text }, ...more], deliveryKey };
}

function sent(delivery: Delivery, receipt: Receipt, now: Date, root: boolean): Delivery {
  const { lastFailure: _, inDoubt: __, ...rest } = delivery;
  return { ...rest, state: 'sent', receiptId: receipt.id, sentAt: now, root };
}
