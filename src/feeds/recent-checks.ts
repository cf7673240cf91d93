import type { Collected, FeedCheck, FeedState } from '../model/feed.ts';

const KEPT = 10;

/** The state with the check that led to it on top of the last ones. */
export function withCheck(
  { outcome, state }: Pick<Collected, 'outcome' | 'state'>,
  before: FeedState | undefined,
): FeedState {
  const at = state.lastCheckedAt;
  if (!at) return state;
  const check: FeedCheck = {
    at: at.toISOString(),
    outcome,
    ...(outcome === 'failed' && state.lastError && { code: state.lastError.code }),
  };
  return { ...state, checks: [check, ...(before?.checks ?? [])].slice(0, KEPT) };
}
