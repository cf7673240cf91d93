import { actorToText } from '../../briefings/render/actor-to-text.ts';
import type { ActorLibrary } from '../actors/actor-library.ts';
import { ancestors, descendants } from '../actors/family.ts';
import { findActor } from '../actors/find-actor.ts';
import { appError } from '../errors.ts';
import { loadKnowledge } from '../knowledge.ts';
import type { Actor } from '../model/actor.ts';
import { paintFor } from './paint.ts';
import { note, type Terminal, writeDrawn, writeJson, writeLine } from './terminal.ts';
import { withExistingStore } from './with-store.ts';

/** `actors list`: id, ATT&CK id, country and name of each; with `--conflicts` the names that sources disagree on. */
export async function listActors(terminal: Terminal, options: { json?: boolean; conflicts?: boolean }): Promise<void> {
  const { actors, conflicts } = await loadLibrary(terminal);
  if (options.conflicts) return listConflicts(terminal, conflicts, options);
  if (options.json) return writeJson(terminal, actors);
  for (const { id, attackId, country, name } of actors) {
    await writeLine(terminal, `${id.padEnd(28)} ${(attackId ?? '-').padEnd(6)} ${country ?? '--'}  ${name}`);
  }
  note(terminal, `${actors.length} actors.`);
}

/** `actors show NAME`: one profile as a page. */
export async function showActor(terminal: Terminal, name: string, options: { json?: boolean }): Promise<void> {
  const library = await loadLibrary(terminal);
  const actor = onlyActor(library, name);
  if (options.json) return writeJson(terminal, actor);
  const family = { parents: ancestors(library, actor.id), children: descendants(library, actor.id) };
  await writeDrawn(
    terminal,
    actorToText(actor, family, { width: terminal.stdout.columns || 100, paint: paintFor(terminal) }),
  );
}

/** The one actor that bears a name; rejects with what was meant when there is none, or several. */
export function onlyActor(library: ActorLibrary, name: string): Actor {
  const { found, near } = findActor(library, name);
  const [actor, ...others] = found;
  if (!actor) throw appError('ACTOR_UNKNOWN', { name, near: near.map(({ id }) => id) });
  if (others.length > 0) throw appError('ACTOR_AMBIGUOUS', { name, ids: found.map(({ id }) => id) });
  return actor;
}

async function listConflicts(
  terminal: Terminal,
  conflicts: ActorLibrary['conflicts'],
  options: { json?: boolean },
): Promise<void> {
  if (options.json) return writeJson(terminal, conflicts);
  for (const { name, keptBy, givenTo, source, rule } of conflicts) {
    await writeLine(
      terminal,
      `${name}: ${source} gives it to ${givenTo}, kept by ${keptBy.join(', ') || 'nobody'} (${rule})`,
    );
  }
}

async function loadLibrary(terminal: Terminal): Promise<ActorLibrary> {
  return withExistingStore(terminal, async (store, config) => (await loadKnowledge(store, config)).library);
}
