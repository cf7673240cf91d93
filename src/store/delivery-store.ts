import { channelKey } from '../channel-key.ts';
import type { Channel, Delivery } from '../model/delivery.ts';
import { claimDue, nextDueAt } from './claim-deliveries.ts';
import { toDelivery, toParked, toRow } from './delivery-row.ts';
import { atomically, type Database } from './schema.ts';
import type { DeliveryStore } from './store.ts';

const LONG_AGO = new Date(0).toISOString();
/** A briefing may be owed to thousands of channels. */
const ROWS_AT_ONCE = 500;

export function createDeliveryStore(database: Database): DeliveryStore {
  const { backend, query } = database;
  return {
    put: (deliveries) =>
      atomically(database, async (transaction) => {
        for (let at = 0; at < deliveries.length; at += ROWS_AT_ONCE)
          await putSome(transaction, deliveries.slice(at, at + ROWS_AT_ONCE));
      }),

    claimDue: async (claim) => (await claimDue(database, claim)).map(toDelivery),

    nextDueAt: (adapters) => nextDueAt(database, adapters),

    save: (...deliveries) => atomically(database, (transaction) => save(transaction, deliveries)),

    renew: async (channels, { now, owner, leaseMs }) => {
      if (channels.length === 0) return;
      await query
        .updateTable('channels')
        .set({ lease_until: new Date(now.getTime() + leaseMs).toISOString() })
        .where('key', 'in', (held) =>
          held
            .selectFrom('channels')
            .select('key')
            .where('key', 'in', channels.map(channelKey))
            .where('lease_owner', '=', owner)
            // A row that is being written is left to the next beat: who waits for several could wait in a circle.
            .$if(backend === 'postgres', (select) => select.forUpdate().skipLocked()),
        )
        .execute();
    },

    settle: (channel, { owner, notBefore, deliveries }) =>
      atomically(database, async (transaction) => {
        await save(transaction, deliveries);
        await transaction.query
          .updateTable('channels')
          .set({ lease_owner: null, lease_until: null, not_before: notBefore.toISOString() })
          .where('key', '=', channelKey(channel))
          .where('lease_owner', '=', owner)
          .execute();
      }),

    dueFor: async (channel, only = {}) => {
      const { incidentId, digest, parked } = only;
      const rows = await query
        .selectFrom('deliveries')
        .selectAll()
        .where('channel', '=', channelKey(channel))
        .where('state', 'in', parked ? ['due', 'parked'] : ['due'])
        .$if(incidentId !== undefined, (some) => some.where('incident_id', '=', incidentId ?? ''))
        .$if(digest !== undefined, (some) => some.where('digest', '=', digest ?? ''))
        .orderBy('seq')
        .execute();
      return rows.map(toDelivery);
    },

    ofIncident: async (incidentId) => {
      const rows = await query
        .selectFrom('deliveries')
        .selectAll()
        .where('incident_id', '=', incidentId)
        .orderBy('seq')
        .execute();
      return rows.map(toDelivery);
    },

    thread: async (incidentId, channel) => {
      const rows = await query
        .selectFrom('deliveries')
        .select(['receipt_id', 'briefing_id', 'revision', 'root', 'notice'])
        .where('incident_id', '=', incidentId)
        .where('channel', '=', channelKey(channel))
        .where('state', '=', 'sent')
        .orderBy('revision', 'desc')
        .execute();
      const root = rows.find((row) => row.root && row.receipt_id);
      if (!root?.receipt_id) return undefined;
      const { revision } = rows[0] ?? root;
      const { briefing_id: briefingId } = rows.find(({ notice }) => notice === null) ?? root;
      return { root: { channel, id: root.receipt_id }, briefingId, revision };
    },

    incidentOf: async (receipt) => {
      const row = await query
        .selectFrom('deliveries')
        .select('incident_id')
        .where('receipt_id', '=', receipt.id)
        .where('channel', '=', channelKey(receipt.channel))
        .where('digest', 'is', null)
        .where('notice', 'is', null)
        .limit(1)
        .executeTakeFirst();
      return row?.incident_id;
    },

    postsSince: async (channel, since) => {
      const rows = await query
        .selectFrom('deliveries')
        .select('sent_at')
        .where('channel', '=', channelKey(channel))
        .where('root', '=', 1)
        .where('sent_at', '>=', since.toISOString())
        .orderBy('sent_at')
        .execute();
      return rows.flatMap((row) => (row.sent_at === null ? [] : new Date(row.sent_at)));
    },

    undelivered: async () => {
      const rows = await query
        .selectFrom('deliveries')
        .selectAll()
        .where('state', 'in', ['due', 'parked'])
        .orderBy('seq')
        .execute();
      return rows.map(toDelivery);
    },

    counts: async () => {
      const rows = await query
        .selectFrom('deliveries')
        .select(['state', (is) => is.fn.countAll().as('count')])
        .groupBy('state')
        .execute();
      return {
        due: 0,
        sent: 0,
        parked: 0,
        superseded: 0,
        ...Object.fromEntries(rows.map((row) => [row.state, Number(row.count)])),
      };
    },

    park: async ({ channel, reason, since }) => {
      await query
        .updateTable('channels')
        .set({ parked_reason: reason, parked_since: since.toISOString() })
        .where('key', '=', channelKey(channel))
        .execute();
    },

    parked: async () => {
      const rows = await query
        .selectFrom('channels')
        .selectAll()
        .where('parked_since', 'is not', null)
        .orderBy('key')
        .execute();
      return rows.map(toParked);
    },

    retry: (now, channel, key) => atomically(database, (transaction) => retry(transaction, now, channel, key)),
  };
}

async function putSome({ query }: Database, deliveries: readonly Delivery[]): Promise<void> {
  const channels = deliveries.map(({ channel }) => ({
    key: channelKey(channel),
    adapter: channel.adapter,
    not_before: LONG_AGO,
  }));
  await query
    .insertInto('channels')
    .values(channels)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await query
    .insertInto('deliveries')
    .values(deliveries.map(toRow))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

async function save({ query }: Database, deliveries: readonly Delivery[]): Promise<void> {
  for (const delivery of deliveries)
    await query.updateTable('deliveries').set(toRow(delivery)).where('key', '=', delivery.key).execute();
}

/** Only what is not delivered by now: somebody may have seen it undelivered a moment ago. */
async function retry({ query }: Database, now: Date, only?: Channel, key?: string): Promise<number> {
  const channel = only && channelKey(only);
  await query
    .updateTable('channels')
    .set({ parked_reason: null, parked_since: null, not_before: LONG_AGO })
    .$if(channel !== undefined, (some) => some.where('key', '=', channel ?? ''))
    .execute();
  const { numUpdatedRows } = await query
    .updateTable('deliveries')
    .set({ state: 'due', attempts: 0, next_try_at: now.toISOString() })
    .where((is) => is.or([is('state', '=', 'parked'), is.and([is('state', '=', 'due'), is('attempts', '>', 0)])]))
    .$if(channel !== undefined, (some) => some.where('channel', '=', channel ?? ''))
    .$if(key !== undefined, (some) => some.where('key', '=', key ?? ''))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
