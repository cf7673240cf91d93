import { channelKey } from '../channel-key.ts';
import type { AuditEntry, Store } from '../store/store.ts';
import type { CommandContext } from './command.ts';

/** What is written down: a short sentence, and the things changed as they were and as they are. */
type Change = Pick<AuditEntry, 'what' | 'before' | 'after'>;

/** Makes a change and writes down who made it, in one transaction. */
export async function recordChange(
  context: CommandContext,
  entry: Change,
  change: (store: Store) => Promise<unknown>,
): Promise<void> {
  await context.store.transaction(async (within) => {
    await change(within);
    await within.audit.append(signed(entry, context));
  });
}

/** Writes down what was said or done elsewhere. */
export async function record(context: CommandContext, entry: Change): Promise<void> {
  await context.store.audit.append(signed(entry, context));
}

function signed(entry: Change, { message, now }: CommandContext): AuditEntry {
  const { id, name } = message.user;
  const who = name === id ? name : `${name} (${id})`;
  return { at: now, who, where: channelKey(message.channel), ...entry };
}
