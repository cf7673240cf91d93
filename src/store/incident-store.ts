import { type RawBuilder, sql } from 'kysely';
import type { Incident } from '../model/incident.ts';
import { atomically, type Backend, type Database } from './schema.ts';
import type { IncidentStore } from './store.ts';

/** Of a common key only the newest incidents are looked at: this keeps the cost flat however much is stored. */
const LOOKED_AT_PER_KEY = 16;
const MOST_CANDIDATES = 6;

export function createIncidentStore(database: Database): IncidentStore {
  const { query } = database;
  return {
    candidates: async (keys, since) => {
      const holders = await lookUp(database, keys);
      const shared = new Map<number, number>();
      for (const numbers of holders.values()) {
        for (const seq of numbers) shared.set(seq, (shared.get(seq) ?? 0) + 1 / numbers.length);
      }
      const best = [...shared]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_CANDIDATES)
        .map(([seq]) => seq);
      const frequency = new Map([...holders].map(([key, numbers]) => [key, numbers.length]));
      return { incidents: await load(database, best, since), frequency };
    },

    put: (incident) =>
      atomically(database, async (transaction) => {
        const before = await transaction.query
          .selectFrom('incidents')
          .select('incident')
          .where('id', '=', incident.id)
          .executeTakeFirst();
        const row = { updated_at: incident.updatedAt.toISOString(), incident: JSON.stringify(incident) };
        const { seq } = await transaction.query
          .insertInto('incidents')
          .values({ id: incident.id, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .returning('seq')
          .executeTakeFirstOrThrow();
        if (incident.mergedInto !== undefined) await hideBriefings(transaction, incident.id);
        await putKeys(transaction, Number(seq), before ? toIncident(before.incident).keys : [], incident.keys);
      }),

    get: async (id) => {
      const row = await query.selectFrom('incidents').select('incident').where('id', '=', id).executeTakeFirst();
      return row && toIncident(row.incident);
    },

    updatedSince: async (since) => {
      const rows = await query
        .selectFrom('incidents')
        .select('incident')
        .where('updated_at', '>=', since.toISOString())
        .orderBy('updated_at')
        .execute();
      return rows.map((row) => toIncident(row.incident)).filter(({ mergedInto }) => mergedInto === undefined);
    },

    ofStory: async (storyId) => {
      const row = await query
        .selectFrom('stories')
        .innerJoin('incidents', 'incidents.id', 'stories.incident_id')
        .select('incident')
        .where('stories.id', '=', storyId)
        .executeTakeFirst();
      return row && toIncident(row.incident);
    },
  };
}

async function hideBriefings({ query }: Database, incidentId: string): Promise<void> {
  await query.updateTable('briefings').set({ latest: 0 }).where('incident_id', '=', incidentId).execute();
}

/** Keys change little between two versions, so only what came and went is written. */
async function putKeys({ backend, query }: Database, seq: number, before: readonly string[], after: readonly string[]) {
  const [old, wanted] = [new Set(before.filter(isIndexed)), new Set(after.filter(isIndexed))];
  const gone = [...old].filter((key) => !wanted.has(key));
  const added = [...wanted].filter((key) => !old.has(key));
  if (gone.length > 0) {
    await sql`delete from incident_keys where incident_seq = ${seq} and key in (${listed(backend, gone)})`.execute(
      query,
    );
  }
  if (added.length > 0) {
    await sql`insert into incident_keys (incident_seq, key) select ${seq}, value from (${listed(backend, added)}) as added
      where true on conflict do nothing`.execute(query);
  }
}

function isIndexed(key: string): boolean {
  return !key.startsWith('~');
}

/** A list as one parameter: the statement stays the same however long it is. */
function listed(backend: Backend, keys: readonly string[]): RawBuilder<unknown> {
  return backend === 'sqlite'
    ? sql`select value from json_each(${JSON.stringify(keys)})`
    : sql`select unnest(${keys}::text[]) as value`;
}

/** The newest incidents that hold each key, in one row: many rows would cost more to fetch than to find. */
async function lookUp(
  { backend, query }: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const wanted = [...new Set(keys.filter(isIndexed))];
  const newest = sql`(select incident_seq from incident_keys where key = wanted.value
    order by incident_seq desc limit ${sql.lit(LOOKED_AT_PER_KEY)}) as newest`;
  const hits =
    backend === 'sqlite'
      ? sql`json_group_array(json_array(value, json((select json_group_array(incident_seq) from ${newest}))))`
      : sql`cast(json_agg(json_build_array(value, (select json_agg(incident_seq) from ${newest}))) as text)`;
  const { rows } = await sql<{ hits: string | null }>`
    select ${hits} as hits from (${listed(backend, wanted)}) as wanted`.execute(query);
  const found: readonly [string, readonly number[] | null][] = JSON.parse(rows[0]?.hits ?? '[]');
  return new Map(found.map(([key, holders]) => [key, holders ?? []]));
}

async function load({ query }: Database, numbers: readonly number[], since: Date): Promise<readonly Incident[]> {
  if (numbers.length === 0) return [];
  const rows = await query
    .selectFrom('incidents')
    .select('incident')
    .where('seq', 'in', numbers)
    .where('updated_at', '>=', since.toISOString())
    .orderBy('seq')
    .execute();
  return rows.map((row) => toIncident(row.incident));
}

function toIncident(text: string): Incident {
  const {
    openedAt,
    updatedAt,
    ...rest
  }: Omit<Incident, 'openedAt' | 'updatedAt'> & Record<'openedAt' | 'updatedAt', string> = JSON.parse(text);
  return { ...rest, openedAt: new Date(openedAt), updatedAt: new Date(updatedAt) };
}
