import type { Briefing } from '../model/briefing.ts';
import { indexBriefing, outlineOf } from './briefing-index.ts';
import { atomically, type Database } from './schema.ts';
import type { BriefingFilter, BriefingStore } from './store.ts';

export function createBriefingStore(database: Database): BriefingStore {
  const { query } = database;
  return {
    put: (briefing) => atomically(database, (transaction) => putOne(transaction, briefing)),

    get: async (id) => {
      const row = await query.selectFrom('briefings').select('briefing').where('id', '=', id).executeTakeFirst();
      return row && toBriefing(row);
    },

    latest: async (filter) => {
      if (isImpossible(filter)) return [];
      const rows = await newest(database, filter).select('briefing').execute();
      return rows.map(toBriefing);
    },

    outlines: async (filter) => {
      if (isImpossible(filter)) return [];
      const rows = await newest(database, filter).select('outline').execute();
      return rows.map(({ outline }) => JSON.parse(outline ?? ''));
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

function isImpossible({ actorIds, incidentIds }: BriefingFilter): boolean {
  return actorIds?.length === 0 || incidentIds?.length === 0;
}

/** The newest revisions that fit, newest first: found and put in order by their ids, so that only those are read that are wanted. */
function newest({ query }: Database, filter: BriefingFilter) {
  return query
    .selectFrom('briefings')
    .where('id', 'in', () => idsOf({ query }, filter))
    .orderBy('created_at', 'desc')
    .orderBy('id');
}

function idsOf({ query }: Pick<Database, 'query'>, filter: BriefingFilter) {
  const { actorIds, country, role, technique, incidentIds, limit, before, since } = filter;
  const byActor = actorIds !== undefined || country !== undefined || role !== undefined;
  return query
    .selectFrom('briefings')
    .select('id')
    .where('latest', '=', 1)
    .$if(before !== undefined, (some) => some.where('created_at', '<', before?.toISOString() ?? ''))
    .$if(since !== undefined, (some) => some.where('created_at', '>=', since?.toISOString() ?? ''))
    .$if(incidentIds !== undefined, (some) => some.where('incident_id', 'in', incidentIds ?? []))
    .$if(byActor, (some) =>
      some.where('id', 'in', (about) =>
        about
          .selectFrom('briefing_actors')
          .select('briefing_id')
          .$if(actorIds !== undefined, (these) => these.where('actor_id', 'in', actorIds ?? []))
          .$if(country !== undefined, (these) => these.where('country', '=', country ?? ''))
          .$if(role !== undefined, (these) => these.where('role', '=', role ?? '')),
      ),
    )
    .$if(technique !== undefined, (some) =>
      some.where('id', 'in', (about) =>
        about.selectFrom('briefing_techniques').select('briefing_id').where('technique_id', 'like', `${technique}%`),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit);
}

/** An earlier revision that is completed late never hides a later one. */
async function putOne(database: Database, briefing: Briefing): Promise<void> {
  const { query } = database;
  const ofIncident = query.selectFrom('briefings').select('id').where('incident_id', '=', briefing.incidentId);
  const later = await ofIncident.where('revision', '>', briefing.revision).limit(1).executeTakeFirst();
  if (!later) {
    await query
      .updateTable('briefings')
      .set({ latest: 0 })
      .where('incident_id', '=', briefing.incidentId)
      .where('latest', '=', 1)
      .execute();
  }
  const row = {
    incident_id: briefing.incidentId,
    revision: briefing.revision,
    created_at: briefing.createdAt,
    latest: later ? 0 : 1,
    briefing: JSON.stringify(briefing),
    outline: JSON.stringify(outlineOf(briefing)),
  };
  await query
    .insertInto('briefings')
    .values({ id: briefing.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await indexBriefing(database, briefing);
}

function toBriefing(row: { readonly briefing: string }): Briefing {
  return JSON.parse(row.briefing);
}
