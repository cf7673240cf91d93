import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { appError } from '../errors.ts';
import { indexWords } from './full-text.ts';
import { openDatabase } from './open-store.ts';
import type { Database, Tables } from './schema.ts';

/** Every table with what its rows are told apart by. `story_words` is missing: it is made anew from the stories. */
const KEYS = {
  feeds: ['id'],
  stories: ['seq'],
  incidents: ['seq'],
  incident_keys: ['place', 'incident_seq'],
  briefings: ['id'],
  briefing_actors: ['actor_id', 'briefing_id'],
  briefing_techniques: ['technique_id', 'briefing_id'],
  subscriptions: ['id'],
  channels: ['key'],
  deliveries: ['seq'],
  imported_actors: ['source'],
  suppressions: ['id'],
  audit: ['seq'],
  memory: ['room', 'key'],
  heard: ['id'],
} as const satisfies { readonly [T in keyof Tables]: readonly (keyof Tables[T] & string)[] };
const TABLES = Object.keys(KEYS) as (keyof Tables)[];
/** PostgreSQL gives these as words, since they may be larger than what JavaScript counts to. */
const COUNTERS: readonly string[] = ['seq', 'incident_seq', 'place'];
const ROWS_AT_ONCE = 500;

type Row = Readonly<Record<string, unknown>>;

export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  /** Of all its rows in whatever order; hexadecimal. */
  readonly checksum: string;
}

/**
 * Copies everything that one database holds into another, empty one, in one transaction: counted, read again and compared
 * before it counts. SQLite files must not be in use; who copies from PostgreSQL gets what it held at the beginning.
 * Throws what `openStore` throws, STORE_NOT_EMPTY and COPY_DIFFERS.
 */
export async function copyStore(
  from: string,
  to: string,
  onProgress: (table: string, rows: number, of: number) => void,
): Promise<readonly CopiedTable[]> {
  const source = await openDatabase(from, { exclusive: true });
  try {
    const target = await openDatabase(to, { exclusive: true });
    try {
      return await snapshot(source, (here) => written(target, (there) => copyTables(here, there, onProgress)));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

function snapshot<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  const reading = database.query.transaction();
  const isolated =
    database.backend === 'postgres' ? reading.setIsolationLevel('repeatable read').setAccessMode('read only') : reading;
  return isolated.execute((query) => work({ ...database, query }));
}

function written<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  return database.query.transaction().execute((query) => work({ ...database, query }));
}

async function copyTables(
  source: Database,
  target: Database,
  onProgress: (table: string, rows: number, of: number) => void,
): Promise<readonly CopiedTable[]> {
  for (const table of TABLES) {
    for await (const rows of batches(target, table)) {
      if (rows.length > 0) throw appError('STORE_NOT_EMPTY', { table });
    }
  }
  const copied: CopiedTable[] = [];
  for (const table of TABLES) {
    const tally = createTally();
    const all = await countRows(source, table);
    for await (const rows of batches(source, table)) {
      await insert(target, table, rows);
      tally.add(rows);
      onProgress(table, tally.count(), all);
    }
    if (target.backend === 'postgres') await countOn(target, table);
    copied.push({ table, rows: tally.count(), checksum: tally.sum() });
  }
  for (const { table, rows, checksum } of copied) {
    const tally = createTally();
    for await (const batch of batches(target, table as keyof Tables)) tally.add(batch);
    if (tally.count() !== rows || tally.sum() !== checksum) throw appError('COPY_DIFFERS', { table });
  }
  return copied;
}

async function countRows({ query }: Database, table: keyof Tables): Promise<number> {
  const { count } = await query
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** All rows of a table in the order of their keys. */
async function* batches({ query }: Database, table: keyof Tables): AsyncGenerator<readonly Row[]> {
  const keys = sql.join(KEYS[table].map((key) => sql.ref(key)));
  let last: Row | undefined;
  do {
    const values: readonly unknown[] = last ? KEYS[table].map((key) => last?.[key]) : [];
    const after = last ? sql`where (${keys}) > (${sql.join(values)})` : sql``;
    const { rows } = await sql<Row>`select * from ${sql.table(table)} ${after}
      order by ${keys} limit ${sql.lit(ROWS_AT_ONCE)}`.execute(query);
    const plain = rows.map(withNumbers);
    if (plain.length > 0) yield plain;
    last = plain.length < ROWS_AT_ONCE ? undefined : plain.at(-1);
  } while (last);
}

function withNumbers(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, COUNTERS.includes(name) ? Number(value) : value]),
  );
}

async function insert(database: Database, table: keyof Tables, rows: readonly Row[]): Promise<void> {
  await database.query
    .insertInto(table)
    .values(rows as never)
    .execute();
  if (table !== 'stories') return;
  await indexWords(
    database,
    rows.map(({ seq, story }) => ({ seq: Number(seq), story: JSON.parse(String(story)) })),
  );
}

/** New rows are numbered from where the copied ones end. */
async function countOn({ query }: Database, table: keyof Tables): Promise<void> {
  if (!(KEYS[table] as readonly string[]).includes('seq')) return;
  await sql`select setval(pg_get_serial_sequence(${table}, 'seq'), max(seq)) from ${sql.table(table)}
    having max(seq) is not null`.execute(query);
}

/** Counts rows and adds up what they are hashed to, so that their order does not matter. */
function createTally() {
  let count = 0;
  let total = 0n;
  return {
    add(rows: readonly Row[]): void {
      count += rows.length;
      for (const row of rows) {
        const fields = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
        total += BigInt(`0x${createHash('sha256').update(JSON.stringify(fields)).digest('hex')}`);
      }
    },
    count: () => count,
    sum: () => BigInt.asUintN(128, total).toString(16).padStart(32, '0'),
  };
}
