import type { Briefing } from '../model/briefing.ts';
import { atomically, type Database } from './schema.ts';
import type { BriefingStore } from './store.ts';

export function createBriefingStore(database: Database): BriefingStore {
  const { query } = database;
  return {
    put: (briefing) => atomically(database, (transaction) => putOne(transaction, briefing)),

    get: async (id) => {
      const row = await query.selectFrom('briefings').select('briefing').where('id', '=', id).executeTakeFirst();
      return row && toBriefing(row);
    },

    latest: async ({ actorIds, limit, before }) => {
      if (actorIds?.length === 0) return [];
      const rows = await query
        .selectFrom('briefings')
        .select('briefing')
        .where('latest', '=', 1)
        .$if(before !== undefined, (some) => some.where('created_at', '<', before?.toISOString() ?? ''))
        .$if(actorIds !== undefined, (some) =>
          some.where('id', 'in', (about) =>
            about
              .selectFrom('briefing_actors')
              .select('briefing_id')
              .where('actor_id', 'in', actorIds ?? []),
          ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toBriefing);
    },

    revisions: async (incidentId) => {
      const rows = await query
        .selectFrom('briefings')
        .select('briefing')
        .where('incident_id', '=', incidentId)
        .orderBy('revision')
        .execute();
      return rows.map(toBriefing);
    },
  };
}

async function putOne({ query }: Database, briefing: Briefing): Promise<void> {
  await query
    .updateTable('briefings')
    .set({ latest: 0 })
    .where('incident_id', '=', briefing.incidentId)
    .where('latest', '=', 1)
    .execute();
  const row = {
    incident_id: briefing.incidentId,
    revision: briefing.revision,
    created_at: briefing.createdAt,
    latest: 1,
    briefing: JSON.stringify(briefing),
  };
  await query
    .insertInto('briefings')
    .values({ id: briefing.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  const actors = [...new Set(briefing.actors.map((actor) => actor.id))];
  if (actors.length === 0) return;
  await query
    .insertInto('briefing_actors')
    .values(actors.map((actor_id) => ({ actor_id, briefing_id: briefing.id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function toBriefing(row: { readonly briefing: string }): Briefing {
  return JSON.parse(row.briefing);
}
