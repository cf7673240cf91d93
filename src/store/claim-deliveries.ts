import { type Selectable, sql } from 'kysely';
import { atomically, type Database, type Tables } from './schema.ts';

type Row = Selectable<Tables['deliveries']>;

interface Claim {
  readonly now: Date;
  readonly owner: string;
  readonly leaseMs: number;
  readonly limit: number;
}

/** Leases channels, takes the first due delivery of each and counts the attempt before it is made. */
export function claimDue(database: Database, claim: Claim): Promise<readonly Row[]> {
  return atomically(database, async (transaction) => {
    const rows: Row[] = [];
    for (const channel of await leaseChannels(transaction, claim)) {
      const row = await firstDue(transaction, channel, claim.now);
      if (!row) continue;
      // Should nobody live to write the outcome, the row already says that a try began.
      await transaction.query
        .updateTable('deliveries')
        .set({ attempts: row.attempts + 1, last_failure: 'interrupted' })
        .where('seq', '=', row.seq)
        .execute();
      rows.push({ ...row, attempts: row.attempts + 1 });
    }
    return rows;
  });
}

async function leaseChannels({ backend, query }: Database, claim: Claim): Promise<readonly string[]> {
  const moment = claim.now.toISOString();
  const leased = await query
    .updateTable('channels')
    .set({ lease_owner: claim.owner, lease_until: new Date(claim.now.getTime() + claim.leaseMs).toISOString() })
    .where('key', 'in', (free) =>
      free
        .selectFrom('channels')
        .select('key')
        .where('parked_since', 'is', null)
        .where('not_before', '<=', moment)
        .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<=', moment)]))
        .where((is) =>
          is.exists(due(query, moment).where('now.channel', '=', sql.ref<string>('channels.key')).select('now.seq')),
        )
        .orderBy('not_before')
        .limit(claim.limit)
        .$if(backend === 'postgres', (select) => select.forUpdate().skipLocked()),
    )
    .returning('key')
    .execute();
  return leased.map((row) => row.key);
}

function firstDue({ query }: Database, channel: string, now: Date): Promise<Row | undefined> {
  return due(query, now.toISOString())
    .where('now.channel', '=', channel)
    .selectAll('now')
    .orderBy('now.seq')
    .limit(1)
    .executeTakeFirst();
}

/** Deliveries whose time has come and that need not wait for an earlier revision of the same incident. */
function due(query: Database['query'], moment: string) {
  return query
    .selectFrom('deliveries as now')
    .where('now.state', '=', 'due')
    .where('now.next_try_at', '<=', moment)
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
