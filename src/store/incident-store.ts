import { sql } from 'kysely';
import type { Incident } from '../model/incident.ts';
import { atomically, type Database } from './schema.ts';
import type { IncidentStore } from './store.ts';

/** Of a common key only the newest incidents are looked at: this keeps the cost flat however much is stored. */
const LOOKED_AT_PER_KEY = 32;
const MOST_CANDIDATES = 24;

export function createIncidentStore(database: Database): IncidentStore {
  const { query } = database;
  return {
    candidates: async (keys, since) => {
      const hits = await lookUp(database, keys);
      const frequency = new Map<string, number>();
      for (const { key } of hits) frequency.set(key, (frequency.get(key) ?? 0) + 1);
      const shared = new Map<number, number>();
      for (const { key, seq } of hits) shared.set(seq, (shared.get(seq) ?? 0) + 1 / (frequency.get(key) ?? 1));
      const best = [...shared]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_CANDIDATES)
        .map(([seq]) => seq);
      return { incidents: await load(database, best, since), frequency };
    },

    put: (incident) =>
      atomically(database, async (transaction) => {
        const row = { updated_at: incident.updatedAt.toISOString(), incident: JSON.stringify(incident) };
        const { seq } = await transaction.query
          .insertInto('incidents')
          .values({ id: incident.id, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .returning('seq')
          .executeTakeFirstOrThrow();
        await putKeys(transaction, Number(seq), incident.keys);
      }),

    get: async (id) => {
      const row = await query.selectFrom('incidents').select('incident').where('id', '=', id).executeTakeFirst();
      return row && toIncident(row.incident);
    },
  };
}

async function putKeys({ query }: Database, seq: number, keys: readonly string[]): Promise<void> {
  const wanted = new Set(keys);
  const stored = await query.selectFrom('incident_keys').select('key').where('incident_seq', '=', seq).execute();
  const gone = stored.map((row) => row.key).filter((key) => !wanted.delete(key));
  if (gone.length > 0) {
    await query.deleteFrom('incident_keys').where('incident_seq', '=', seq).where('key', 'in', gone).execute();
  }
  if (wanted.size > 0) {
    await query
      .insertInto('incident_keys')
      .values([...wanted].map((key) => ({ key, incident_seq: seq })))
      .execute();
  }
}

async function lookUp({ query }: Database, keys: readonly string[]): Promise<readonly { key: string; seq: number }[]> {
  if (keys.length === 0) return [];
  const perKey = [...new Set(keys)].map(
    (key) => sql`select * from (select key, incident_seq from incident_keys where key = ${key}
      order by incident_seq desc limit ${sql.lit(LOOKED_AT_PER_KEY)}) newest`,
  );
  const { rows } = await sql<{
    key: string;
    incident_seq: number | string;
  }>`${sql.join(perKey, sql` union all `)}`.execute(query);
  return rows.map((row) => ({ key: row.key, seq: Number(row.incident_seq) }));
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
