import type { Selectable } from 'kysely';
import type { Story } from '../model/story.ts';
import { findWords, forgetWords, indexWords } from './full-text.ts';
import { atomically, type Database, type Tables } from './schema.ts';
import type { StoryRecord, StoryStore } from './store.ts';

/** SQLite takes 32,766 parameters a statement at most, PostgreSQL 65,535. */
const CHUNK = 500;

export function createStoryStore(database: Database): StoryStore {
  const { query } = database;
  return {
    unseen: async (stories) => {
      const known = new Map<string, string>();
      for (const chunk of chunks(stories)) {
        const rows = await query
          .selectFrom('stories')
          .select(['id', 'fingerprint'])
          .where(
            'id',
            'in',
            chunk.map((story) => story.id),
          )
          .execute();
        for (const row of rows) known.set(row.id, row.fingerprint);
      }
      return stories.filter((story) => known.get(story.id) !== story.fingerprint);
    },

    put: (records) =>
      atomically(database, async (transaction) => {
        const last = new Map(records.map((record) => [record.story.id, record]));
        for (const chunk of chunks([...last.values()])) await putSome(transaction, chunk);
      }),

    byIds: async (ids) => {
      const found = new Map<string, StoryRecord>();
      for (const chunk of chunks(ids)) {
        const rows = await query.selectFrom('stories').selectAll().where('id', 'in', chunk).execute();
        for (const row of rows) found.set(row.id, toRecord(row));
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    search: async (words, limit) => {
      const numbers = await findWords(database, words, limit);
      if (numbers.length === 0) return [];
      const rows = await query.selectFrom('stories').selectAll().where('seq', 'in', numbers).execute();
      const found = new Map(rows.map((row) => [Number(row.seq), toRecord(row)]));
      return numbers.flatMap((number) => found.get(number) ?? []);
    },

    incidentsOf: async (words, limit) => {
      const numbers = await findWords(database, words, limit);
      if (numbers.length === 0) return [];
      const rows = await query
        .selectFrom('stories')
        .select('incident_id')
        .distinct()
        .where('seq', 'in', numbers)
        .where('incident_id', 'is not', null)
        .execute();
      return rows.flatMap((row) => row.incident_id ?? []);
    },

    count: async () => {
      const { count } = await query
        .selectFrom('stories')
        .select((is) => is.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

async function putSome(database: Database, records: readonly StoryRecord[]): Promise<void> {
  const { query } = database;
  const ids = records.map(({ story }) => story.id);
  const known = await query.selectFrom('stories').select('seq').where('id', 'in', ids).execute();
  const rows = records.map(({ story, findings, incidentId }) => ({
    id: story.id,
    fingerprint: story.fingerprint,
    incident_id: incidentId ?? null,
    story: JSON.stringify(story),
    findings: JSON.stringify(findings),
  }));
  const stored = await query
    .insertInto('stories')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        fingerprint: ref('excluded.fingerprint'),
        incident_id: ref('excluded.incident_id'),
        story: ref('excluded.story'),
        findings: ref('excluded.findings'),
      })),
    )
    .returning(['id', 'seq'])
    .execute();
  const seqOf = new Map(stored.map(({ id, seq }) => [id, Number(seq)]));
  const numbered = records.map(({ story }) => ({ seq: seqOf.get(story.id) ?? 0, story }));
  if (known.length > 0) {
    await forgetWords(
      database,
      known.map(({ seq }) => Number(seq)),
    );
  }
  await indexWords(database, numbered);
}

function* chunks<T>(values: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < values.length; at += CHUNK) yield values.slice(at, at + CHUNK);
}

function toRecord(row: Selectable<Tables['stories']>): StoryRecord {
  const {
    publishedAt,
    fetchedAt,
    ...story
  }: Omit<Story, 'publishedAt' | 'fetchedAt'> & Record<'publishedAt' | 'fetchedAt', string> = JSON.parse(row.story);
  return {
    story: { ...story, publishedAt: new Date(publishedAt), fetchedAt: new Date(fetchedAt) },
    findings: JSON.parse(row.findings),
    ...(row.incident_id === null ? {} : { incidentId: row.incident_id }),
  };
}
