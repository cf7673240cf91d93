import { actorId } from '../actors/actor-id.ts';
import { namingVendor } from '../actors/naming-scheme.ts';
import type { Actor } from '../model/actor.ts';
import type { Reply } from '../model/message.ts';
import type { CommandContext } from './command.ts';
import { recordChange } from './record-change.ts';
import { choices, privately, text } from './replies.ts';

/** The source of profiles that were made in chat. */
const CHAT = 'chat';
const LOOKED_THROUGH = 200;

/** Makes a stub profile of a name that has none, with what its naming scheme told; from now on it is matched and can be followed. */
export async function createActor(name: string, context: CommandContext): Promise<Reply> {
  const { store, library, services } = context;
  if (name === '') return privately(text('Say which name, for example: actor create Storm-2077'));
  const id = actorId(name);
  const known = library.byId.get(id);
  if (known) return privately(text(`${known.name} has a profile already.`), ...choices(show(id)));
  const stub = await stubOf(id, name, context);
  const made = (await store.actors.imported()).find(({ source }) => source === CHAT)?.actors ?? [];
  await recordChange(context, { what: `made a profile of ${name}`, after: stub }, (tx) =>
    tx.actors.replace(CHAT, [...made, stub]),
  );
  await services.actorsChanged();
  return privately(
    text(`${name} has a profile now. Complete it in a file of \`actors.files\`, under the id ${id}.`),
    ...choices({ label: `Follow ${name}`, command: `subscribe ${id}`, style: 'primary' }, show(id)),
  );
}

async function stubOf(id: string, name: string, { store, message }: CommandContext): Promise<Actor> {
  const briefings = await store.briefings.latest({ limit: LOOKED_THROUGH });
  const told = briefings.flatMap(({ unprofiled }) => unprofiled).find((each) => each.name === name);
  const vendor = namingVendor(name);
  return {
    id,
    name,
    aliases: [{ name, usedBy: vendor === undefined ? [] : [vendor] }],
    ...(told?.country !== undefined && { country: told.country }),
    kind: 'unknown',
    motivations: [],
    sectors: [],
    parents: [],
    software: [],
    techniques: [],
    references: [],
    description: `A name without a profile${told ? `: ${told.scheme}` : ''}. Made in chat by ${message.user.name}.`,
    provenance: [{ source: CHAT }],
  };
}

function show(id: string): { label: string; command: string } {
  return { label: 'Show the profile', command: `actor ${id}` };
}
