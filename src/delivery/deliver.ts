import { AdapterError, type ChatAdapter, type Failure } from '../../adapters/contract.ts';
import { HEARTBEAT, withHeartbeat } from '../heartbeat.ts';
import type { Channel, Delivery, ParkedChannel } from '../model/delivery.ts';
import { afterFailure } from './after-failure.ts';
import { attempt, type WhatChanged } from './attempt.ts';
import type { Briefings, Outbox } from './outbox.ts';

const MOST_AT_ONCE = 16;
/** Other processes may put something into the outbox at any time. */
const LOOK_AGAIN_MS = 5_000;
/** Waiting for another process's post is no loop without rest. */
const SHORTEST_WAIT_MS = 25;

export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or as soon as the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** What an administrator, a log or a counter may want to know. */
export type DeliveryEvent =
  | { readonly kind: 'failed'; readonly delivery: Delivery; readonly failure: Failure; readonly error: unknown }
  | { readonly kind: 'parked-delivery'; readonly delivery: Delivery }
  | { readonly kind: 'parked-channel'; readonly parked: ParkedChannel }
  | { readonly kind: 'possible-duplicate'; readonly delivery: Delivery };

export interface DelivererParts {
  readonly outbox: Outbox;
  readonly briefings: Briefings;
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  readonly whatChanged: WhatChanged;
  /** New messages that a channel may get within an hour before the rest becomes one digest. */
  readonly postsPerHour: number;
  readonly clock: Clock;
  /** Names this process among those that share the store. */
  readonly owner: string;
  /** From 0 to 1. */
  readonly random: () => number;
  /** What follows from a parked channel is waited for: what it owes to others goes out in the same drain. */
  readonly onEvent: (event: DeliveryEvent) => void | Promise<void>;
}

export interface Drained {
  readonly sent: number;
  readonly failed: number;
}

/** Works the outbox off, as many channels side by side as it may, one post at a time in each. */
export class Deliverer {
  readonly #parts: DelivererParts;
  readonly #adapters: readonly string[];
  readonly #inHand = new Map<Promise<void>, Channel>();
  #stopped = false;
  /** Aborted when there is a reason to look at the outbox again. */
  #wake = new AbortController();
  #draining: Promise<Drained> | undefined;
  /** Time until which what is not due yet is waited for. */
  #until = 0;
  #drained = { sent: 0, failed: 0 };
  #fault: unknown;

  constructor(parts: DelivererParts) {
    this.#parts = parts;
    this.#adapters = [...parts.adapters.keys()];
  }

  /**
   * Delivers what is due, waiting at most `patienceMs` for what becomes due meanwhile. A second call joins the first, makes it
   * look again at once and lends it its patience. Rejects only when the store fails.
   */
  drain(patienceMs: number): Promise<Drained> {
    this.#until = Math.max(this.#draining ? this.#until : 0, this.#parts.clock.now().getTime() + patienceMs);
    this.#wake.abort();
    this.#draining ??= withHeartbeat(
      () => this.#keepChannels(),
      () => this.#drain(),
    );
    return this.#draining;
  }

  /** Takes nothing new and waits for the posts in hand. Safe to call twice. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake.abort();
    await Promise.allSettled([this.#draining]);
  }

  async #drain(): Promise<Drained> {
    const { clock } = this.#parts;
    this.#drained = { sent: 0, failed: 0 };
    this.#fault = undefined;
    try {
      while (!this.#stopped && !this.#fault) {
        this.#wake = new AbortController();
        if ((await this.#takeMore()) > 0) continue;
        const wait = await this.#msUntilDue();
        // What is due already needs no patience: a claim may have looked a moment before its channel was free again.
        if (this.#inHand.size === 0 && wait > 0 && clock.now().getTime() + wait > this.#until) break;
        const pause = Math.min(Math.max(wait, SHORTEST_WAIT_MS), LOOK_AGAIN_MS);
        await Promise.race([...this.#inHand.keys(), clock.wait(pause, this.#wake.signal)]);
        this.#wake.abort();
      }
      if (this.#inHand.size > 0) await Promise.all(this.#inHand.keys());
    } finally {
      // Nothing waits between the last look and here: whoever calls from now on starts anew.
      this.#draining = undefined;
    }
    if (this.#fault) throw this.#fault;
    return this.#drained;
  }

  /** Other processes leave the channels of the posts in hand alone for as long as this one lives. */
  #keepChannels(): Promise<void> {
    const { outbox, clock, owner } = this.#parts;
    return outbox.renew([...this.#inHand.values()], { now: clock.now(), owner, leaseMs: HEARTBEAT.leaseMs });
  }

  async #takeMore(): Promise<number> {
    const { outbox, clock, owner } = this.#parts;
    const limit = MOST_AT_ONCE - this.#inHand.size;
    if (limit === 0) return 0;
    const claim = { now: clock.now(), owner, leaseMs: HEARTBEAT.leaseMs, limit, adapters: this.#adapters };
    const claimed = await outbox.claimDue(claim);
    for (const delivery of claimed) {
      const work = this.#deliver(delivery)
        .catch((error: unknown) => {
          this.#fault ??= error;
        })
        .finally(() => this.#inHand.delete(work));
      this.#inHand.set(work, delivery.channel);
    }
    return claimed.length;
  }

  /** How long nothing will be due; 0 or less when something is. */
  async #msUntilDue(): Promise<number> {
    const next = await this.#parts.outbox.nextDueAt(this.#adapters);
    return next ? next.getTime() - this.#parts.clock.now().getTime() : Number.POSITIVE_INFINITY;
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { outbox, clock, owner, adapters } = this.#parts;
    const adapter = adapters.get(delivery.channel.adapter);
    if (!adapter)
      throw new Error(`claimed a delivery of ${delivery.channel.adapter}, which this process does not have`);
    try {
      const onDoubt = (doubtful: Delivery) => this.#parts.onEvent({ kind: 'possible-duplicate', delivery: doubtful });
      const began = clock.now();
      const deliveries = await attempt(delivery, adapter, { ...this.#parts, onDoubt }, began);
      const sent = deliveries.filter(({ state }) => state === 'sent').length;
      const notBefore = new Date(began.getTime() + (sent > 0 ? adapter.pace.perChannelMs : 0));
      await outbox.settle(delivery.channel, { owner, notBefore, deliveries });
      this.#drained.sent += sent;
    } catch (error) {
      if (!(error instanceof AdapterError)) throw error;
      await this.#fail(delivery, error, adapter);
    }
  }

  async #fail(delivery: Delivery, error: AdapterError, adapter: ChatAdapter): Promise<void> {
    const { outbox, clock, owner, random, onEvent } = this.#parts;
    const now = clock.now();
    this.#drained.failed += 1;
    onEvent({ kind: 'failed', delivery, failure: error.failure, error });
    const after = afterFailure(delivery, error.failure, now, random());
    const deliveries = [after.delivery, ...(await this.#sameFate(after.delivery))];
    const rest = new Date(now.getTime() + adapter.pace.perChannelMs);
    if (after.parkChannel) await this.#park({ channel: delivery.channel, reason: error.failure.kind, since: now });
    else if (after.delivery.state === 'parked') onEvent({ kind: 'parked-delivery', delivery: after.delivery });
    await outbox.settle(delivery.channel, { owner, notBefore: after.channelWaitsUntil ?? rest, deliveries });
  }

  /** The other deliveries of a digest: they wait or park with the one that stands for them. */
  async #sameFate({ key, channel, digest, ...fate }: Delivery): Promise<readonly Delivery[]> {
    if (digest === undefined) return [];
    const { state, attempts, nextTryAt, lastFailure, inDoubt } = fate;
    const others = (await this.#parts.outbox.dueFor(channel, { digest })).filter((other) => other.key !== key);
    return others.map((other) => ({
      ...other,
      state,
      attempts,
      nextTryAt,
      ...(lastFailure === undefined ? {} : { lastFailure }),
      ...(inDoubt === undefined ? {} : { inDoubt }),
    }));
  }

  async #park(parked: ParkedChannel): Promise<void> {
    await this.#parts.outbox.park(parked);
    await this.#parts.onEvent({ kind: 'parked-channel', parked });
  }
}
