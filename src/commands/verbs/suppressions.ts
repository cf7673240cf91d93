import { createHash } from 'node:crypto';
import { findActor } from '../../actors/find-actor.ts';
import type { Suppression } from '../../model/actor.ts';
import type { Reply } from '../../model/message.ts';
import type { Command, CommandContext } from '../command.ts';
import { recordChange } from '../record-change.ts';
import { choices, listOr, privately, text } from '../replies.ts';

export const suppressions: Command = {
  aliases: ['suppress'],
  usage: '[add NAME [ACTOR] | remove ID]',
  summary: 'Names that must not count for an actor, or for anybody',
  example: 'suppressions add "Silence" silence too many films',
  permission: 'suppress',
  changes: ['add', 'remove'],
  async run({ words: [action, ...rest] }, context) {
    if (action === 'add' && rest.length > 0) return add(rest, context);
    if (action === 'remove' && rest[0] !== undefined) return remove(rest[0], context);
    const stored = await context.store.actors.suppressions();
    const items = stored.map(({ id, alias, actorId, by, at, reason }) => ({
      text: `${alias} ${actorId === undefined ? 'for nobody' : `not for ${actorId}`}`,
      detail: [by, at.toISOString().slice(0, 10), reason].filter((each) => each !== '').join(' · '),
      choice: { label: 'Allow again', command: `suppressions remove ${id}` },
    }));
    return privately(...listOr('Suppressed names', items, `No name is suppressed. Example: ${suppressions.example}`));
  },
};

async function add([alias = '', named, ...reason]: readonly string[], context: CommandContext): Promise<Reply> {
  const actor = named === undefined ? undefined : findActor(context.library, named).found[0];
  const words = actor || named === undefined ? reason : [named, ...reason];
  const suppression: Suppression = {
    id: createHash('sha256')
      .update(JSON.stringify([alias, actor?.id]))
      .digest('hex')
      .slice(0, 8),
    alias,
    ...(actor && { actorId: actor.id }),
    by: context.message.user.name,
    at: context.now,
    reason: words.join(' '),
  };
  await recordChange(context, { what: `suppressed ${alias}`, after: suppression }, (store) =>
    store.actors.suppress(suppression),
  );
  await context.services.actorsChanged();
  return privately(
    text(`“${alias}” no longer counts for ${actor?.name ?? 'anybody'}.`),
    ...choices({ label: 'Undo', command: `suppressions remove ${suppression.id}` }),
  );
}

async function remove(id: string, context: CommandContext): Promise<Reply> {
  const before = (await context.store.actors.suppressions()).find((each) => each.id === id);
  if (!before) return privately(text(`There is no suppression ${id}.`));
  await recordChange(context, { what: `allowed ${before.alias} again`, before }, (store) =>
    store.actors.unsuppress(id),
  );
  await context.services.actorsChanged();
  return privately(text(`“${before.alias}” counts again.`));
}
