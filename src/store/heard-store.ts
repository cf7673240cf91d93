import type { Database } from './schema.ts';
import type { HeardStore } from './store.ts';

const REMEMBERED_MS = 60 * 60_000;

export function createHeardStore({ query }: Database): HeardStore {
  return {
    isFirst: async (id, now) => {
      const longAgo = new Date(now.getTime() - REMEMBERED_MS).toISOString();
      await query.deleteFrom('heard').where('at', '<', longAgo).execute();
      const { numInsertedOrUpdatedRows } = await query
        .insertInto('heard')
        .values({ id, at: now.toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
