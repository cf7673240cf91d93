import type { Actor, Alias } from '../model/actor.ts';
import { foldName } from './fold-name.ts';
import { isOurs, knowsAttack, type RankedSource } from './rank-sources.ts';

/** What one source says of one actor. */
export interface Part {
  readonly id: string;
  readonly actor: Actor;
  readonly source: RankedSource;
  readonly names: readonly PartName[];
}

interface PartName {
  readonly alias: Alias;
  /** The name, folded. */
  readonly key: string;
  /** The actor's own name, rather than an alias. */
  readonly own: boolean;
}

/**
 * Decides which actor of the library each one is. The overlay's and the pack's go by their ids; an imported one is the one
 * with the same ATT&CK id, else the one that bears its name, else the one that shares most of its other names, else new.
 * Two ATT&CK groups are never one actor.
 */
export function placeActors(sources: readonly RankedSource[]): readonly Part[] {
  const parts: Part[] = [];
  const known = new KnownNames();
  for (const source of sources) {
    const unplaced = source.actors.map((actor) => ({ id: actor.id, actor, source, names: namesOf(actor) }));
    const ownKeys = new Set(unplaced.flatMap(({ names }) => names.filter(({ own }) => own).map(({ key }) => key)));
    const placed = unplaced.map((part) => ({ ...part, id: place(part, ownKeys, known) }));
    for (const part of placed) known.add(part);
    parts.push(...placed);
  }
  return parts;
}

function namesOf(actor: Actor): readonly PartName[] {
  return actor.aliases.map((alias) => ({ alias, key: foldName(alias.name), own: alias.name === actor.name }));
}

function place({ actor, source, names }: Part, ownKeys: ReadonlySet<string>, known: KnownNames): string {
  if (isOurs(source)) return actor.id;
  const group = known.group(actor.attackId);
  if (group) return group;
  const isGroup = actor.attackId !== undefined && knowsAttack(source);
  const fits = (id: string) => !isGroup || !known.isGroup(id);
  const named = names.flatMap(({ own, key }) => (own ? known.bearers(key) : [])).filter(fits);
  if (named.length === 1 && named[0]) return named[0];
  const others = names.filter(({ alias, key }) => !alias.guard && !ownKeys.has(key));
  const shared = others.flatMap(({ key }) => known.bearers(key));
  return (
    mostFrequent(shared.filter((id) => (named.length > 0 ? named.includes(id) : fits(id)))) ?? named[0] ?? actor.id
  );
}

/** The id that stands there most often; none when several do. */
function mostFrequent(ids: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/** Who is known by what so far. A name belongs to those to whom the first source gives it, as its own name before all. */
class KnownNames {
  readonly #groups = new Map<string, string>();
  readonly #groupIds = new Set<string>();
  readonly #names = new Map<string, { readonly rank: number; readonly own: boolean; readonly ids: Set<string> }>();

  group(attackId: string | undefined): string | undefined {
    return attackId === undefined ? undefined : this.#groups.get(attackId);
  }

  isGroup(id: string): boolean {
    return this.#groupIds.has(id);
  }

  bearers(key: string): readonly string[] {
    return [...(this.#names.get(key)?.ids ?? [])];
  }

  add({ id, actor, source, names }: Part): void {
    if (actor.attackId && knowsAttack(source) && !this.#groupIds.has(id)) {
      this.#groupIds.add(id);
      this.#groups.set(actor.attackId, id);
    }
    for (const { key, own } of names) this.#bear(key, id, source.rank, own);
  }

  #bear(key: string, id: string, rank: number, own: boolean): void {
    const first = this.#names.get(key);
    if (!first || (first.rank === rank && own && !first.own)) this.#names.set(key, { rank, own, ids: new Set([id]) });
    else if (first.rank === rank && first.own === own) first.ids.add(id);
  }
}
