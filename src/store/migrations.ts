import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { appError } from '../errors.ts';
import { indexAll } from './briefing-index.ts';
import { indexAllKeys } from './incident-store.ts';
import type { Backend, Database, Tables } from './schema.ts';

/** Brings a database to the newest version; a second process waits for the first. Throws STORE_NEWER for one that we are too old for. */
export async function migrate(database: Database): Promise<void> {
  const migrations: Readonly<Record<string, Migration>> = {
    '0001-first': first(database.backend),
    '0002-notices': notices,
    '0003-briefing-index': briefingIndex(database.backend),
    '0004-heard': heard,
    '0005-incident-places': incidentPlaces(database.backend),
    '0006-channels-rested': channelsRested,
  };
  const migrator = new Migrator({
    db: database.query,
    provider: { getMigrations: async () => migrations },
    // A collator takes longer to make than all else that opens a store.
    nameComparator: (a, b) => (a < b ? -1 : 1),
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database.query);
  throw rows.some(({ name }) => !Object.hasOwn(migrations, name))
    ? appError('STORE_NEWER', {}, { cause: error })
    : error;
}

const notices: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table deliveries add column notice text`.execute(db);
  },
};

/** What briefings are filtered by, and their outlines. */
function briefingIndex(backend: Backend): Migration {
  const clustered = backend === 'sqlite' ? ' without rowid' : '';
  const statements = [
    'alter table briefings add column outline text',
    'alter table briefing_actors add column country text',
    'alter table briefing_actors add column role text',
    'create index briefing_actors_briefing on briefing_actors (briefing_id)',
    `create table briefing_techniques (technique_id text not null, briefing_id text not null,
      primary key (technique_id, briefing_id))${clustered}`,
    'create index briefing_techniques_briefing on briefing_techniques (briefing_id)',
  ];
  return {
    up: async (query: Kysely<Tables>) => {
      for (const statement of statements) await sql.raw(statement).execute(query);
      await indexAll({ query });
    },
  };
}

const heard: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create table heard (id text primary key, at text not null)`.execute(db);
    await sql`create index heard_at on heard (at)`.execute(db);
  },
};

/** Keys are found by whole numbers that bear their time. */
function incidentPlaces(backend: Backend): Migration {
  const clustered = backend === 'sqlite' ? ' without rowid' : '';
  return {
    up: async (query: Kysely<Tables>) => {
      await sql`drop table incident_keys`.execute(query);
      await sql`create table incident_keys (place bigint not null, incident_seq bigint not null,
        primary key (place, incident_seq))${sql.raw(clustered)}`.execute(query);
      await indexAllKeys({ backend, query });
    },
  };
}

/** Who waited longest is found first, without a look at all the others. */
const channelsRested: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create index channels_rested on channels (not_before)`.execute(db);
  },
};

/** The first version. Later versions are further entries of the provider's list, never changes of this one. */
function first(backend: Backend): Migration {
  const counter = backend === 'sqlite' ? 'integer primary key autoincrement' : 'bigserial primary key';
  const clustered = backend === 'sqlite' ? ' without rowid' : '';
  const fullText =
    backend === 'sqlite'
      ? [`create virtual table story_words using fts5(words, content='', contentless_delete=1, tokenize='unicode61')`]
      : [
          'create table story_words (rowid bigint primary key, words tsvector not null)',
          'create index story_words_words on story_words using gin (words)',
        ];
  const statements = [
    `create table feeds (id text primary key, feed text not null, state text, next_check_at text, last_checked_at text,
      lease_owner text, lease_until text)`,
    `create table stories (seq ${counter}, id text not null unique, fingerprint text not null, incident_id text,
      story text not null, findings text not null)`,
    'create index stories_incident on stories (incident_id)',
    ...fullText,
    `create table incidents (seq ${counter}, id text not null unique, updated_at text not null, incident text not null)`,
    `create table incident_keys (key text not null, incident_seq bigint not null, primary key (key, incident_seq))${clustered}`,
    `create table briefings (id text primary key, incident_id text not null, revision integer not null,
      created_at text not null, latest integer not null, briefing text not null)`,
    'create index briefings_incident on briefings (incident_id, revision)',
    'create index briefings_latest on briefings (created_at) where latest = 1',
    `create table briefing_actors (actor_id text not null, briefing_id text not null, primary key (actor_id, briefing_id))${clustered}`,
    'create table subscriptions (id text primary key, channel text not null, subscription text not null)',
    'create index subscriptions_channel on subscriptions (channel)',
    `create table channels (key text primary key, adapter text not null, lease_owner text, lease_until text, not_before text not null,
      parked_since text, parked_reason text)`,
    `create table deliveries (seq ${counter}, key text not null unique, channel text not null, incident_id text not null,
      briefing_id text not null, revision integer not null, reason text not null, state text not null,
      attempts integer not null, next_try_at text not null, last_failure text, in_doubt integer not null, receipt_id text, sent_at text,
      root integer not null, digest text, mention text)`,
    `create index deliveries_order on deliveries (channel, seq) where state = 'due'`,
    `create index deliveries_time on deliveries (channel, next_try_at) where state = 'due'`,
    'create index deliveries_thread on deliveries (incident_id, channel)',
    'create index deliveries_receipt on deliveries (receipt_id)',
    'create index deliveries_sent on deliveries (channel, sent_at) where root = 1',
    'create table imported_actors (source text primary key, actors text not null)',
    'create table suppressions (id text primary key, suppression text not null)',
    `create table audit (seq ${counter}, entry text not null)`,
    'create table memory (room text not null, key text not null, value text not null, primary key (room, key))',
  ];
  return {
    up: async (db: Kysely<unknown>) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
