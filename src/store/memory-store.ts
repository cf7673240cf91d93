import type { Database } from './schema.ts';
import type { MemoryStore } from './store.ts';

export function createMemoryStore({ query }: Database): MemoryStore {
  return {
    get: async (room, key) => {
      const row = await query
        .selectFrom('memory')
        .select('value')
        .where('room', '=', room)
        .where('key', '=', key)
        .executeTakeFirst();
      return row && JSON.parse(row.value);
    },

    set: async (room, key, value) => {
      const row = { value: JSON.stringify(value) };
      await query
        .insertInto('memory')
        .values({ room, key, ...row })
        .onConflict((conflict) => conflict.columns(['room', 'key']).doUpdateSet(row))
        .execute();
    },

    delete: async (room, key) => {
      await query.deleteFrom('memory').where('room', '=', room).where('key', '=', key).execute();
    },

    list: async (room) => {
      const rows = await query.selectFrom('memory').selectAll().where('room', '=', room).orderBy('key').execute();
      return rows.map((row) => ({ key: row.key, value: JSON.parse(row.value) }));
    },
  };
}
