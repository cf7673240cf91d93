import type { Selectable } from 'kysely';
import type { FeedState } from '../model/feed.ts';
import { isFree } from './lease.ts';
import type { Database, Tables } from './schema.ts';
import type { FeedRecord, FeedStore } from './store.ts';

export function createFeedStore({ backend, query }: Database): FeedStore {
  return {
    list: async () => {
      const rows = await query.selectFrom('feeds').selectAll().orderBy('id').execute();
      return rows.map(toRecord);
    },

    put: async (feed) => {
      const row = { id: feed.id, feed: JSON.stringify(feed) };
      await query
        .insertInto('feeds')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ feed: row.feed }))
        .execute();
    },

    remove: async (id) => {
      const { numDeletedRows } = await query.deleteFrom('feeds').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    claimDue: async ({ now, owner, leaseMs, limit, all = false }) => {
      const moment = now.toISOString();
      const rows = await query
        .updateTable('feeds')
        .set({ lease_owner: owner, lease_until: new Date(now.getTime() + leaseMs).toISOString() })
        .where('id', 'in', (due) =>
          due
            .selectFrom('feeds')
            .select('id')
            // A pass never overlaps another of its owner: what it still holds was left behind by a failure.
            .where((is) => is.or([isFree(is, now, leaseMs), is('lease_owner', '=', owner)]))
            .$if(!all, (some) =>
              some.where((is) =>
                is.or([
                  is('next_check_at', 'is', null),
                  is('next_check_at', '<=', moment),
                  // Checked in the future: the clock was set back, and what it said then means nothing now.
                  is('last_checked_at', '>', moment),
                ]),
              ),
            )
            .orderBy('next_check_at', (order) => order.asc().nullsFirst())
            .limit(limit)
            .$if(backend === 'postgres', (select) => select.forUpdate().skipLocked()),
        )
        .returningAll()
        .execute();
      return rows.sort((a, b) => compare(a.next_check_at ?? '', b.next_check_at ?? '')).map(toRecord);
    },

    renew: async ({ now, owner, leaseMs }) => {
      await query
        .updateTable('feeds')
        .set({ lease_until: new Date(now.getTime() + leaseMs).toISOString() })
        .where('id', 'in', (held) =>
          held
            .selectFrom('feeds')
            .select('id')
            .where('lease_owner', '=', owner)
            .where('lease_until', '>', now.toISOString())
            // A row that is being written is left to the next beat: who waits for several could wait in a circle.
            .$if(backend === 'postgres', (select) => select.forUpdate().skipLocked()),
        )
        .execute();
    },

    saveState: async (state) => {
      await query
        .updateTable('feeds')
        .set({
          state: JSON.stringify(state),
          next_check_at: state.nextCheckAt.toISOString(),
          last_checked_at: state.lastCheckedAt?.toISOString() ?? null,
          lease_owner: null,
          lease_until: null,
        })
        .where('id', '=', state.feedId)
        .execute();
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toRecord(row: Selectable<Tables['feeds']>): FeedRecord {
  return { feed: JSON.parse(row.feed), ...(row.state === null ? {} : { state: toState(JSON.parse(row.state)) }) };
}

type Stored = Omit<FeedState, 'nextCheckAt' | 'lastCheckedAt' | 'lastChangedAt' | 'newestEntryAt' | 'recentDates'> & {
  readonly nextCheckAt: string;
  readonly lastCheckedAt?: string;
  readonly lastChangedAt?: string;
  readonly newestEntryAt?: string;
  readonly recentDates?: readonly string[];
};

function toState({
  nextCheckAt,
  lastCheckedAt,
  lastChangedAt,
  newestEntryAt,
  recentDates,
  ...rest
}: Stored): FeedState {
  return {
    ...rest,
    nextCheckAt: new Date(nextCheckAt),
    ...(lastCheckedAt ? { lastCheckedAt: new Date(lastCheckedAt) } : {}),
    ...(lastChangedAt ? { lastChangedAt: new Date(lastChangedAt) } : {}),
    ...(newestEntryAt ? { newestEntryAt: new Date(newestEntryAt) } : {}),
    ...(recentDates ? { recentDates: recentDates.map((date) => new Date(date)) } : {}),
  };
}
