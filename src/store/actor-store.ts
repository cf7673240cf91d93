import type { Suppression } from '../model/actor.ts';
import type { Database } from './schema.ts';
import type { ActorStore } from './store.ts';

export function createActorStore({ query }: Database): ActorStore {
  return {
    replace: async (source, actors) => {
      const row = { actors: JSON.stringify(actors) };
      await query
        .insertInto('imported_actors')
        .values({ source, ...row })
        .onConflict((conflict) => conflict.column('source').doUpdateSet(row))
        .execute();
    },

    imported: async () => {
      const rows = await query.selectFrom('imported_actors').selectAll().orderBy('source').execute();
      return rows.map((row) => ({ source: row.source, actors: JSON.parse(row.actors) }));
    },

    suppressions: async () => {
      const rows = await query.selectFrom('suppressions').selectAll().orderBy('id').execute();
      return rows.map((row) => toSuppression(row.suppression));
    },

    suppress: async (suppression) => {
      const row = { suppression: JSON.stringify(suppression) };
      await query
        .insertInto('suppressions')
        .values({ id: suppression.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },

    unsuppress: async (id) => {
      const { numDeletedRows } = await query.deleteFrom('suppressions').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toSuppression(text: string): Suppression {
  const { at, ...rest }: Omit<Suppression, 'at'> & { at: string } = JSON.parse(text);
  return { ...rest, at: new Date(at) };
}
