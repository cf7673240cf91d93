import type { PoolConfig } from 'pg';

const POOL_SIZE = 'pool_size';
/** A server that is gone without a word would otherwise hold its locks, and ours, for hours. */
const KEEPALIVES = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/**
 * What the address says, and what holds where it says nothing: `pool_size` 10, `statement_timeout` and
 * `idle_in_transaction_session_timeout` 60,000 ms, `connect_timeout` 10 s, `options` that find dead peers within half a minute.
 * `sslmode` is `disable`, `require` (encrypted, nothing proved) or `verify-full`, the latter with `sslrootcert=FILE` for a
 * certificate of one's own.
 */
export function poolSettings(url: string): PoolConfig {
  const address = new URL(url);
  const said = address.searchParams;
  const size = Number(said.get(POOL_SIZE) ?? 10);
  const connectSeconds = Number(said.get('connect_timeout') ?? 10);
  for (const ours of [POOL_SIZE, 'connect_timeout']) said.delete(ours);
  // As libpq, and so every other program, understands `sslmode`.
  if (said.has('sslmode') && !said.has('uselibpqcompat')) said.set('uselibpqcompat', 'true');
  return {
    max: size,
    connectionTimeoutMillis: connectSeconds * 1000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'sitrep',
    options: KEEPALIVES,
    keepAlive: true,
    connectionString: address.href,
  };
}
