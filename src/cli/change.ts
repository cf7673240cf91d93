import type { AuditEntry, Store } from '../store/store.ts';
import type { Terminal } from './terminal.ts';

/** Makes a change and writes down who made it at the keyboard, in one transaction. */
export async function change(
  terminal: Terminal,
  store: Store,
  entry: Pick<AuditEntry, 'what' | 'before' | 'after'>,
  work: (store: Store) => Promise<unknown>,
): Promise<void> {
  const who = terminal.environment.USER ?? 'operator';
  await store.transaction(async (within) => {
    await work(within);
    await within.audit.append({ at: terminal.now(), who, where: 'command line', ...entry });
  });
}
