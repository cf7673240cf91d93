import type { Actor } from '../model/actor.ts';
import type { Name } from './names.ts';

type Actors = ReadonlyMap<string, Actor>;

/** What else the story says. */
interface Context {
  /** Actors that it names beyond doubt. */
  readonly named: ReadonlySet<string>;
  readonly text: string;
}

const LONG_ENOUGH = 5;
const STATES: Readonly<Record<string, RegExp>> = {
  CN: /\bchin(?:a|ese)\b|中国/i,
  IN: /\bindia/i,
  IR: /\biran/i,
  KP: /\bnorth korea|\bdprk\b|北朝鮮|朝鲜/i,
  PK: /\bpakistan/i,
  RU: /\brussia/i,
  TR: /\bturk(?:ey|ish)\b|\btürkiye\b/i,
  VN: /\bvietnam/i,
};

/**
 * Whom a name means. A shared one: the one bearer that the story names otherwise too, else the one whose own name it is,
 * else the ancestor of all, else the one whose software or state the story speaks of. Undefined when none settles it.
 */
export function resolveOwner({ name, owners }: Name, actors: Actors, { named, text }: Context): string | undefined {
  if (owners.length === 1) return owners[0];
  return (
    only(owners.filter((id) => named.has(id))) ??
    only(owners.filter((id) => isOwnName(name, actors.get(id)))) ??
    only(owners.filter((id) => owners.every((other) => other === id || descends(other, id, actors)))) ??
    only(owners.filter((id) => mentionsSoftware(actors.get(id), text))) ??
    only(owners.filter((id) => STATES[actors.get(id)?.country ?? '']?.test(text)))
  );
}

function only(ids: readonly string[]): string | undefined {
  return ids.length === 1 ? ids[0] : undefined;
}

function isOwnName(name: string, actor: Actor | undefined): boolean {
  const own = actor?.name.toLowerCase() ?? '';
  return own === name.toLowerCase() || own.startsWith(`${name.toLowerCase()} `);
}

function descends(id: string, ancestor: string, actors: Actors, seen: ReadonlySet<string> = new Set()): boolean {
  if (seen.has(id)) return false;
  const parents = actors.get(id)?.parents ?? [];
  return parents.some(
    (parent) => parent.id === ancestor || descends(parent.id, ancestor, actors, new Set([...seen, id])),
  );
}

function mentionsSoftware(actor: Actor | undefined, text: string): boolean {
  return (actor?.software ?? []).some((name) => name.length >= LONG_ENOUGH && text.includes(name));
}
