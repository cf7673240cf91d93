import { sql } from 'kysely';
import { appError } from '../errors.ts';
import { createActorStore } from './actor-store.ts';
import { createAuditStore } from './audit-store.ts';
import { createBriefingStore } from './briefing-store.ts';
import { createDeliveryStore } from './delivery-store.ts';
import { createFeedStore } from './feed-store.ts';
import { createHeardStore } from './heard-store.ts';
import { createIncidentStore } from './incident-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { migrate } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import { createStoryStore } from './story-store.ts';
import { createSubscriptionStore } from './subscription-store.ts';

const SQLITE_URL = /^sqlite:(?:\/\/)?(?<path>.+)$/;
const POSTGRES_URL = /^postgres(?:ql)?:\/\//;
/** Any number will do, as long as it is always the same. */
const TRANSACTION_LOCK = 7_405_817;

export interface OpenOptions {
  /** For processes that work feeds and deliveries off: on SQLite there can be one of them at a time. */
  readonly exclusive?: boolean;
}

interface OpenDatabase extends Database {
  close(): Promise<void>;
}

/**
 * Opens the store behind `sqlite:./path.db`, `sqlite::memory:` or `postgres://...`, brought to the newest version.
 * Throws DATABASE_URL_INVALID, STORE_UNUSABLE, STORE_LOCKED or STORE_UNREACHABLE.
 */
export async function openStore(url: string, options?: OpenOptions): Promise<Store> {
  const database = await openDatabase(url, options);
  return storeOn(database, () => database.close());
}

/** The database itself, for what concerns all tables alike. Throws the same. */
export async function openDatabase(url: string, { exclusive = false }: OpenOptions = {}): Promise<OpenDatabase> {
  const database = await open(url, exclusive);
  try {
    await migrate(database);
    if (exclusive && database.backend === 'sqlite') await dropLeases(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function open(url: string, exclusive: boolean): Promise<OpenDatabase> {
  if (POSTGRES_URL.test(url)) return openPostgres(url);
  const path = SQLITE_URL.exec(url)?.groups?.path;
  if (!path) throw appError('DATABASE_URL_INVALID', {});
  return openSqlite(path, exclusive);
}

/** Who has the file alone knows that leases of earlier processes are dead. */
async function dropLeases({ query }: Database): Promise<void> {
  const free = { lease_owner: null, lease_until: null };
  await query.updateTable('feeds').set(free).where('lease_owner', 'is not', null).execute();
  await query.updateTable('channels').set(free).where('lease_owner', 'is not', null).execute();
}

function storeOn(database: Database, close: () => Promise<void>): Store {
  const store: Store = {
    feeds: createFeedStore(database),
    stories: createStoryStore(database),
    incidents: createIncidentStore(database),
    briefings: createBriefingStore(database),
    subscriptions: createSubscriptionStore(database),
    deliveries: createDeliveryStore(database),
    actors: createActorStore(database),
    audit: createAuditStore(database),
    memory: createMemoryStore(database),
    heard: createHeardStore(database),
    transaction: (work) =>
      database.query.isTransaction
        ? work(store)
        : database.query.transaction().execute(async (query) => {
            if (database.backend === 'postgres')
              await sql`select pg_advisory_xact_lock(${TRANSACTION_LOCK})`.execute(query);
            return work(storeOn({ ...database, query }, close));
          }),
    close,
  };
  return store;
}
