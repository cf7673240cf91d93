import type { Actor } from '../model/actor.ts';

/**
 * Whom an ambiguous name means: the one actor that the rest of the story speaks of; else the one that bears it as its own
 * name; else the ancestor of all. Undefined when none of these settles it.
 */
export function resolveOwner(
  name: string,
  owners: readonly string[],
  actors: ReadonlyMap<string, Actor>,
  otherwiseNamed: ReadonlySet<string>,
  text: string,
): string | undefined {
  if (owners.length === 1) return owners[0];
  return (
    only(owners.filter((id) => otherwiseNamed.has(id))) ??
    only(owners.filter((id) => isOwnName(name, actors.get(id)))) ??
    only(owners.filter((id) => owners.every((other) => other === id || descends(actors.get(other), id, actors)))) ??
    only(owners.filter((id) => mentionsSoftware(actors.get(id), text)))
  );
}

function only(ids: readonly string[]): string | undefined {
  return ids.length === 1 ? ids[0] : undefined;
}

function isOwnName(name: string, actor: Actor | undefined): boolean {
  const own = actor?.name.toLowerCase() ?? '';
  return own === name.toLowerCase() || own.startsWith(`${name.toLowerCase()} `);
}

function descends(actor: Actor | undefined, ancestor: string, actors: ReadonlyMap<string, Actor>): boolean {
  return (actor?.parents ?? []).some(({ id }) => id === ancestor || descends(actors.get(id), ancestor, actors));
}

const LONG_ENOUGH = 5;

function mentionsSoftware(actor: Actor | undefined, text: string): boolean {
  return (actor?.software ?? []).some((name) => name.length >= LONG_ENOUGH && text.includes(name));
}
