import { sql } from 'kysely';
import type { Briefing } from '../model/briefing.ts';
import { indexBriefing, outlineOf, unindexBriefing } from './briefing-index.ts';
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
  const { actorIds, country, role, technique, incidentIds, limit, before, after, since } = filter;
  const byActor = actorIds !== undefined || country !== undefined || role !== undefined;
  return query
    .selectFrom('briefings')
    .select('id')
    .where('latest', '=', 1)
    .$if(before !== undefined, (some) => some.where('created_at', '<', before?.toISOString() ?? ''))
    .$if(after !== undefined, (some) =>
      some
        .where('created_at', '<=', after?.createdAt ?? '')
        .where(({ eb, or }) => or([eb('created_at', '<', after?.createdAt ?? ''), eb('id', '>', after?.id ?? '')])),
    )
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

/** Most briefings are new, so it is tried to insert them first. An earlier revision that is completed late never hides a later one. */
async function putOne(database: Database, briefing: Briefing): Promise<void> {
  const { query } = database;
  const { id, incidentId, revision, createdAt } = briefing;
  if (revision > 1) {
    await sql`update briefings set latest = 0
      where incident_id = ${incidentId} and latest = 1 and revision < ${revision}`.execute(query);
  }
  const latest = sql`case when exists
    (select 1 from briefings where incident_id = ${incidentId} and revision > ${revision}) then 0 else 1 end`;
  const [text, outline] = [JSON.stringify(briefing), JSON.stringify(outlineOf(briefing))];
  const { rows } = await sql`insert into briefings (id, incident_id, revision, created_at, latest, briefing, outline)
    values (${id}, ${incidentId}, ${revision}, ${createdAt}, ${latest}, ${text}, ${outline})
    on conflict do nothing returning id`.execute(query);
  if (rows.length === 0) {
    await sql`update briefings set incident_id = ${incidentId}, revision = ${revision}, created_at = ${createdAt},
      latest = ${latest}, briefing = ${text}, outline = ${outline} where id = ${id}`.execute(query);
    await unindexBriefing(database, id);
  }
  await indexBriefing(database, briefing);
}

function toBriefing(row: { readonly briefing: string }): Briefing {
  return JSON.parse(row.briefing);
}
