import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables } from './schema.ts';

/** No lease, or one that ran out. One that ends far too late was taken before the clock was set back. */
export function isFree(
  is: ExpressionBuilder<Tables, 'feeds' | 'channels'>,
  now: Date,
  leaseMs: number,
): Expression<SqlBool> {
  return is.or([
    is('lease_until', 'is', null),
    is('lease_until', '<=', now.toISOString()),
    is('lease_until', '>', new Date(now.getTime() + 2 * leaseMs).toISOString()),
  ]);
}
