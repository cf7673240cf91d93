import { type Selectable, sql } from 'kysely';
import { isFree } from './lease.ts';
import { atomically, type Database, type Tables } from './schema.ts';

const HOUR_MS = 60 * 60_000;
/** A channel that is to rest for longer, or a try that is further off, was told so before the clock was set back. */
const LONGEST_REST_MS = 2 * HOUR_MS;
/** No digest is further off. */
const LONGEST_DIGEST_MS = 8 * 24 * HOUR_MS;

type Row = Selectable<Tables['deliveries']>;

interface Claim {
  readonly adapters: readonly string[];
  readonly now: Date;
  readonly owner: string;
  readonly leaseMs: number;
  readonly limit: number;
}

/** Leases channels, takes the first due delivery of each and counts the attempt before it is made. */
export function claimDue(database: Database, claim: Claim): Promise<readonly Row[]> {
  return atomically(database, async (transaction) => {
    if (claim.adapters.length === 0) return [];
    const channels = await leaseChannels(transaction, claim);
    if (channels.length === 0) return [];
    const rows = await firstDue(transaction, channels, claim.now);
    await freeUnused(transaction, channels, rows);
    if (rows.length === 0) return [];
    // Should nobody live to write the outcome, the rows already say that a try began.
    await transaction.query
      .updateTable('deliveries')
      .set((row) => ({ attempts: row('attempts', '+', 1), last_failure: 'interrupted', in_doubt: 1 }))
      .where(
        'seq',
        'in',
        rows.map((row) => row.seq),
      )
      .execute();
    return rows.map((row) => ({ ...row, attempts: row.attempts + 1 }));
  });
}

/** When `claimDue` could next yield something, going by the clock alone. */
export async function nextDueAt({ backend, query }: Database, adapters: readonly string[]): Promise<Date | undefined> {
  if (adapters.length === 0) return undefined;
  const latest = sql.raw(backend === 'sqlite' ? 'max' : 'greatest');
  const first = ready(query)
    .where('now.channel', '=', sql.ref<string>('channels.key'))
    .select('now.next_try_at')
    .orderBy('now.next_try_at')
    .limit(1);
  const { at } = await query
    .selectFrom((channels) =>
      channels
        .selectFrom('channels')
        .where('adapter', 'in', adapters)
        .where('parked_since', 'is', null)
        .select(['not_before', 'lease_until', first.as('first')])
        .as('channel'),
    )
    .where('first', 'is not', null)
    .select(sql<string | null>`min(${latest}(not_before, coalesce(lease_until, ''), first))`.as('at'))
    .executeTakeFirstOrThrow();
  return at === null ? undefined : new Date(at);
}

async function leaseChannels({ backend, query }: Database, claim: Claim): Promise<readonly string[]> {
  const moment = claim.now.toISOString();
  const tooFar = new Date(claim.now.getTime() + LONGEST_REST_MS).toISOString();
  const waiting = due(query, claim.now).where('now.channel', '=', sql.ref<string>('channels.key')).select('now.seq');
  const leased = await query
    .updateTable('channels')
    .set({ lease_owner: claim.owner, lease_until: new Date(claim.now.getTime() + claim.leaseMs).toISOString() })
    .where('key', 'in', (free) =>
      free
        .selectFrom('channels')
        .select('key')
        .where('adapter', 'in', claim.adapters)
        .where('parked_since', 'is', null)
        .where((is) => is.or([is('not_before', '<=', moment), is('not_before', '>', tooFar)]))
        .where((is) => isFree(is, claim.now, claim.leaseMs))
        .where((is) => is.exists(waiting))
        .orderBy('not_before')
        .limit(claim.limit)
        .$if(backend === 'postgres', (select) => select.forUpdate().skipLocked()),
    )
    .returning('key')
    .execute();
  return leased.map((row) => row.key);
}

/** The oldest due delivery of each channel. */
function firstDue({ query }: Database, channels: readonly string[], now: Date): Promise<readonly Row[]> {
  return query
    .selectFrom('deliveries')
    .selectAll()
    .where('seq', 'in', () =>
      due(query, now)
        .where('now.channel', 'in', channels)
        .groupBy('now.channel')
        .select((first) => first.fn.min('now.seq').as('seq')),
    )
    .execute();
}

/** Another process may have sent the last delivery of a channel between our look and our lease. */
async function freeUnused({ query }: Database, channels: readonly string[], rows: readonly Row[]): Promise<void> {
  const used = new Set(rows.map(({ channel }) => channel));
  const unused = channels.filter((channel) => !used.has(channel));
  if (unused.length === 0) return;
  const free = { lease_owner: null, lease_until: null };
  await query.updateTable('channels').set(free).where('key', 'in', unused).execute();
}

/** Those whose time has come, or that wait for one that was set before the clock was set back. */
function due(query: Database['query'], now: Date) {
  const inMs = (ms: number) => new Date(now.getTime() + ms).toISOString();
  return ready(query).where((is) =>
    is.or([
      is('now.next_try_at', '<=', now.toISOString()),
      is('now.next_try_at', '>', inMs(LONGEST_DIGEST_MS)),
      is.and([
        is('now.next_try_at', '>', inMs(LONGEST_REST_MS)),
        is.or([is('now.digest', 'is', null), is('now.digest', 'like', 'burst/%')]),
        // A delivery that was never tried may wait for the morning, unless its briefing is from a time to come.
        is.or([
          is('now.attempts', '>', 0),
          is('now.notice', 'is not', null),
          is.exists(
            is
              .selectFrom('briefings')
              .select('briefings.id')
              .whereRef('briefings.id', '=', 'now.briefing_id')
              .where('briefings.created_at', '>', now.toISOString()),
          ),
        ]),
      ]),
    ]),
  );
}

/** Due deliveries that need not wait for an earlier revision of the same incident. */
function ready(query: Database['query']) {
  return query
    .selectFrom('deliveries as now')
    .where('now.state', '=', 'due')
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('deliveries as earlier')
            .select('earlier.seq')
            .whereRef('earlier.channel', '=', 'now.channel')
            .whereRef('earlier.incident_id', '=', 'now.incident_id')
            .where('earlier.state', '=', 'due')
            .whereRef('earlier.seq', '<', 'now.seq'),
        ),
      ),
    );
}
