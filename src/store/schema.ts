import type { Generated, Kysely } from 'kysely';

/** Models are kept whole as JSON text; only what is searched for has a column of its own. Times are ISO 8601 UTC text. */
export interface Tables {
  feeds: {
    id: string;
    feed: string;
    state: string | null;
    next_check_at: string | null;
    last_checked_at: string | null;
    lease_owner: string | null;
    lease_until: string | null;
  };
  stories: {
    seq: Generated<number>;
    id: string;
    fingerprint: string;
    incident_id: string | null;
    story: string;
    findings: string;
  };
  incidents: { seq: Generated<number>; id: string; updated_at: string; incident: string };
  incident_keys: { place: number; incident_seq: number };
  briefings: {
    id: string;
    incident_id: string;
    revision: number;
    created_at: string;
    latest: number;
    briefing: string;
    outline: string | null;
  };
  briefing_actors: { actor_id: string; briefing_id: string; country: string | null; role: string | null };
  briefing_techniques: { technique_id: string; briefing_id: string };
  subscriptions: { id: string; channel: string; subscription: string };
  channels: {
    key: string;
    adapter: string;
    lease_owner: string | null;
    lease_until: string | null;
    not_before: string;
    parked_since: string | null;
    parked_reason: string | null;
  };
  deliveries: {
    seq: Generated<number>;
    key: string;
    channel: string;
    incident_id: string;
    briefing_id: string;
    revision: number;
    reason: string;
    state: string;
    attempts: number;
    next_try_at: string;
    last_failure: string | null;
    in_doubt: number;
    receipt_id: string | null;
    sent_at: string | null;
    root: number;
    digest: string | null;
    mention: string | null;
    notice: string | null;
  };
  imported_actors: { source: string; actors: string };
  suppressions: { id: string; suppression: string };
  audit: { seq: Generated<number>; entry: string };
  memory: { room: string; key: string; value: string };
  heard: { id: string; at: string };
}

export type Backend = 'sqlite' | 'postgres';

/** An open database, or a transaction on it. */
export interface Database {
  readonly backend: Backend;
  readonly query: Kysely<Tables>;
}

/** Runs the work in the transaction that is open, or in one of its own. */
export function atomically<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  if (database.query.isTransaction) return work(database);
  return database.query.transaction().execute((query) => work({ ...database, query }));
}
