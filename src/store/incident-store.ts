import { type RawBuilder, sql } from 'kysely';
import type { Incident, LookUp } from '../model/incident.ts';
import { placesOf, placesToLookAt } from './key-places.ts';
import { atomically, type Backend, type Database } from './schema.ts';
import type { IncidentStore } from './store.ts';

/** Of a common key only the newest incidents are looked at: this keeps the cost flat however much is stored. */
const LOOKED_AT_PER_KEY = 16;
const MOST_CANDIDATES = 6;
const WORTH_A_LOOK = 0.2;
const INDEXED_AT_ONCE = 500;

export function createIncidentStore(database: Database): IncidentStore {
  const { query } = database;
  return {
    candidates: async (lookUps) => {
      const holders = await holdersOf(database, lookUps);
      const best = mostShared([...holders.values()]);
      const since = new Date(Math.min(...lookUps.map((lookUp) => lookUp.since.getTime())));
      const frequency = new Map([...holders].map(([key, numbers]) => [key, numbers.length]));
      return { incidents: await load(database, best, since), frequency };
    },

    put: (incident) =>
      atomically(database, async (transaction) => {
        const { seq, before } = await putRow(transaction, incident);
        if (incident.mergedInto !== undefined) await hideBriefings(transaction, incident.id);
        await putKeys(transaction, seq, before ? placesOf(before) : [], placesOf(incident));
        return before === undefined;
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
      const { rows } = await sql<{ incident: string }>`select incident from stories
        join incidents on incidents.id = stories.incident_id where stories.id = ${storyId}`.execute(query);
      return rows[0] && toIncident(rows[0].incident);
    },
  };
}

async function hideBriefings({ query }: Database, incidentId: string): Promise<void> {
  await query.updateTable('briefings').set({ latest: 0 }).where('incident_id', '=', incidentId).execute();
}

/** Numbers of the incidents that share the most and rarest keys, as long as they share something like as much as the first. */
function mostShared(holders: readonly (readonly number[])[]): readonly number[] {
  const shared = new Map<number, number>();
  for (const numbers of holders) {
    for (const seq of numbers) shared.set(seq, (shared.get(seq) ?? 0) + 1 / numbers.length);
  }
  const ranked = [...shared].sort((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES);
  const most = ranked[0]?.[1] ?? 0;
  return ranked.filter(([, sum]) => sum >= most * WORTH_A_LOOK).map(([seq]) => seq);
}

/** Most incidents are new, so it is tried to insert them first. Written out: to build these queries would take as long as to run them. */
async function putRow(
  { query }: Database,
  incident: Incident,
): Promise<{ readonly seq: number; readonly before?: Incident }> {
  const [updated, text] = [incident.updatedAt.toISOString(), JSON.stringify(incident)];
  const opened = await sql<{ seq: number }>`insert into incidents (id, updated_at, incident)
    values (${incident.id}, ${updated}, ${text}) on conflict do nothing returning seq`.execute(query);
  if (opened.rows[0]) return { seq: Number(opened.rows[0].seq) };
  const known = await sql<{ seq: number; incident: string }>`select seq, incident from incidents
    where id = ${incident.id}`.execute(query);
  await sql`update incidents set updated_at = ${updated}, incident = ${text} where id = ${incident.id}`.execute(query);
  return { seq: Number(known.rows[0]?.seq), before: toIncident(known.rows[0]?.incident ?? '') };
}

/** Places change little between two versions, so only what came and went is written. */
async function putKeys({ backend, query }: Database, seq: number, before: readonly number[], after: readonly number[]) {
  const [old, wanted] = [new Set(before), new Set(after)];
  const gone = [...old].filter((place) => !wanted.has(place));
  const added = [...wanted].filter((place) => !old.has(place));
  if (gone.length > 0) {
    await sql`delete from incident_keys where incident_seq = ${seq} and place in (${listed(backend, gone)})`.execute(
      query,
    );
  }
  if (added.length > 0) {
    await sql`insert into incident_keys (incident_seq, place) select ${seq}, value from (${listed(backend, added)}) as added
      where true on conflict do nothing`.execute(query);
  }
}

/** A list as one parameter: the statement stays the same however long it is. */
function listed(backend: Backend, places: readonly number[]): RawBuilder<unknown> {
  return backend === 'sqlite'
    ? sql`select value from json_each(${JSON.stringify(places)})`
    : sql`select unnest(${places}::bigint[]) as value`;
}

/** The newest incidents that hold each key. All come in one row: many rows would cost more to fetch than to find. */
async function holdersOf(
  { backend, query }: Database,
  lookUps: readonly LookUp[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const keyAt = new Map(lookUps.flatMap((lookUp) => placesToLookAt(lookUp)));
  const newest = sql`(select incident_seq from incident_keys where place = wanted.value
    order by incident_seq desc limit ${sql.lit(LOOKED_AT_PER_KEY)}) as newest`;
  const hits =
    backend === 'sqlite'
      ? sql`json_group_array(json_array(value, json((select json_group_array(incident_seq) from ${newest}))))`
      : sql`cast(json_agg(json_build_array(value, (select json_agg(incident_seq) from ${newest}))) as text)`;
  const { rows } = await sql<{ hits: string | null }>`
    select ${hits} as hits from (${listed(backend, [...keyAt.keys()])}) as wanted`.execute(query);
  const found: readonly [number, readonly number[] | null][] = JSON.parse(rows[0]?.hits ?? '[]');
  const holders = new Map<string, readonly number[]>();
  for (const [place, numbers] of found) {
    const key = keyAt.get(place) ?? '';
    holders.set(key, [...(numbers ?? []), ...(holders.get(key) ?? [])].slice(0, LOOKED_AT_PER_KEY));
  }
  return holders;
}

/** Writes the keys of all incidents into an empty index. */
export async function indexAllKeys(database: Database): Promise<void> {
  let last = 0;
  for (;;) {
    const rows = await database.query
      .selectFrom('incidents')
      .select(['seq', 'incident'])
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(INDEXED_AT_ONCE)
      .execute();
    for (const row of rows) await putKeys(database, Number(row.seq), [], placesOf(toIncident(row.incident)));
    if (rows.length < INDEXED_AT_ONCE) return;
    last = Number(rows.at(-1)?.seq);
  }
}

async function load(
  { backend, query }: Database,
  numbers: readonly number[],
  since: Date,
): Promise<readonly Incident[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ incident: string }>`select incident from incidents
    where seq in (${listed(backend, numbers)}) and updated_at >= ${since.toISOString()} order by seq`.execute(query);
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
