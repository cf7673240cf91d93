import type { Briefing } from '../model/briefing.ts';
import type { Channel, Delivery, ParkedChannel, Receipt } from '../model/delivery.ts';

/** What delivering asks of the store. */
export interface Outbox {
  claimDue(claim: {
    now: Date;
    owner: string;
    leaseMs: number;
    limit: number;
    adapters: readonly string[];
  }): Promise<readonly Delivery[]>;
  nextDueAt(adapters: readonly string[]): Promise<Date | undefined>;
  renew(channels: readonly Channel[], lease: { now: Date; owner: string; leaseMs: number }): Promise<void>;
  settle(channel: Channel, outcome: { owner: string; notBefore: Date; deliveries: readonly Delivery[] }): Promise<void>;
  dueFor(
    channel: Channel,
    only?: { incidentId?: string; digest?: string; parked?: boolean },
  ): Promise<readonly Delivery[]>;
  thread(
    incidentId: string,
    channel: Channel,
  ): Promise<{ root: Receipt; briefingId: string; revision: number } | undefined>;
  postsSince(channel: Channel, since: Date): Promise<readonly Date[]>;
  park(parked: ParkedChannel): Promise<void>;
}

/** Where briefings are read from. */
export interface Briefings {
  get(id: string): Promise<Briefing | undefined>;
}
