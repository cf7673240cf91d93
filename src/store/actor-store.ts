import { randomUUID } from 'node:crypto';
import type { Suppression } from '../model/actor.ts';
import { createMemoryStore } from './memory-store.ts';
import { atomically, type Database } from './schema.ts';
import type { ActorStore } from './store.ts';

const ROOM = 'actors';
const VERSION = 'version';

export function createActorStore(database: Database): ActorStore {
  const { query } = database;
  const change = <T>(work: (query: Database['query']) => Promise<T>) =>
    atomically(database, async (transaction) => {
      await createMemoryStore(transaction).set(ROOM, VERSION, randomUUID());
      return work(transaction.query);
    });
  return {
    replace: (source, actors) =>
      change(async (query) => {
        const row = { actors: JSON.stringify(actors) };
        await query
          .insertInto('imported_actors')
          .values({ source, ...row })
          .onConflict((conflict) => conflict.column('source').doUpdateSet(row))
          .execute();
      }),

    imported: async () => {
      const rows = await query.selectFrom('imported_actors').selectAll().orderBy('source').execute();
      return rows.map((row) => ({ source: row.source, actors: JSON.parse(row.actors) }));
    },

    suppressions: async () => {
      const rows = await query.selectFrom('suppressions').selectAll().orderBy('id').execute();
      return rows.map((row) => toSuppression(row.suppression));
    },

    suppress: (suppression) =>
      change(async (query) => {
        const row = { suppression: JSON.stringify(suppression) };
        await query
          .insertInto('suppressions')
          .values({ id: suppression.id, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      }),

    unsuppress: (id) =>
      change(async (query) => {
        const { numDeletedRows } = await query.deleteFrom('suppressions').where('id', '=', id).executeTakeFirst();
        return numDeletedRows > 0n;
      }),

    version: async () => String((await createMemoryStore(database).get(ROOM, VERSION)) ?? ''),
  };
}

function toSuppression(text: string): Suppression {
  const { at, ...rest }: Omit<Suppression, 'at'> & { at: string } = JSON.parse(text);
  return { ...rest, at: new Date(at) };
}
